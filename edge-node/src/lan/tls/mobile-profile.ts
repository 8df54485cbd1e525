import { createHash } from 'node:crypto';

/** A profile with which iPhones and iPads install an authority. @see Apple, "Certificate root payload settings". */
export function mobileProfile(der: Buffer, name: string): string {
  const payload = `<dict>
<key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadVersion</key><integer>1</integer>
<key>PayloadIdentifier</key><string>com.jarvis-edge.box.authority</string>
<key>PayloadUUID</key><string>${idOf(der, 'authority')}</string>
<key>PayloadDisplayName</key><string>${name}</string>
<key>PayloadCertificateFileName</key><string>jarvis.crt</string>
<key>PayloadContent</key><data>${der.toString('base64')}</data>
</dict>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadVersion</key><integer>1</integer>
<key>PayloadIdentifier</key><string>com.jarvis-edge.box</string>
<key>PayloadUUID</key><string>${idOf(der, 'profile')}</string>
<key>PayloadDisplayName</key><string>${name}</string>
<key>PayloadRemovalDisallowed</key><false/>
<key>PayloadContent</key><array>${payload}</array>
</dict></plist>
`;
}

/** The same for the same authority, so that installing it again replaces it. */
function idOf(der: Buffer, part: string): string {
  const hex = createHash('sha256').update(part).update(der).digest('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
