/** How a member likes to be spoken to. */
export const communicationStyles = ['encouraging', 'direct', 'friendly', 'patient', 'casual', 'brief'] as const;
export type CommunicationStyle = (typeof communicationStyles)[number];
