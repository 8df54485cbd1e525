/** What each route does, in one line under its tag, for who reads the documentation. A route may say it itself instead. */
const summaries: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  health: {
    'GET /v1/health': 'Says that the hub serves, and in which epoch of its database',
  },
  'signing in': {
    'GET /api/session': 'Who is signed in, and how far',
    'POST /api/session': 'Signs in with e-mail and password',
    'DELETE /api/session': 'Signs out',
    'POST /api/session/code': 'Gives the second factor: six digits of the app, or a recovery code',
    'POST /api/session/step-up': 'Gives the password once more, before something dangerous',
    'GET /api/sessions': 'The devices on which one is signed in',
    'DELETE /api/sessions/:id': 'Signs one of these devices out',
    'POST /api/mfa/enrol': 'Makes the secret of a second factor, to be scanned',
    'POST /api/mfa/confirm': 'Turns the second factor on with a first code, and gives recovery codes',
    'POST /api/mfa/recovery-codes': 'Makes new recovery codes; those before serve no more',
    'POST /api/password': 'Changes one’s own password',
    'POST /api/password/reset': 'Mails a link to choose a new password; the answer never says who is known',
    'GET /api/links/:token': 'What a link of a mail is for',
    'POST /api/links/:token': 'Chooses a password by the link of a mail, which works once',
  },
  users: {
    'GET /api/users': 'The accounts that one may see',
    'POST /api/users': 'Invites somebody by mail',
    'PATCH /api/users/:id': 'Changes name, language, role or place of an account, or closes it',
    'POST /api/users/:id/invitation': 'Sends the invitation once more',
    'PUT /api/users/:id/pin': 'Sets the PIN for the dashboard in the gym',
    'DELETE /api/users/:id/pin': 'Takes that PIN back',
  },
  places: {
    'GET /api/places': 'The franchises and gyms that one may see',
    'POST /api/franchises': 'Adds a franchise',
    'PATCH /api/franchises/:id': 'Changes a franchise',
    'POST /api/gyms': 'Adds a gym',
    'PATCH /api/gyms/:id': 'Changes a gym',
  },
  fleet: {
    'GET /api/fleet': 'All boxes and kiosks that one may see, and how they are',
    'POST /api/gyms/:gymId/boxes': 'Adds a box, or the one that will replace the gym’s',
    'POST /api/gyms/:gymId/kiosks': 'Adds a kiosk',
    'PATCH /api/kiosks/:id': 'Changes a kiosk',
    'POST /api/boxes/:id/code': 'Makes the code that a new box is set up with, shown once',
    'POST /api/kiosks/:id/code': 'Makes the code that a kiosk is set up with, shown once',
    'POST /api/boxes/:id/confirm': 'Confirms that both screens show the same words; the box then belongs to the gym',
    'POST /api/boxes/:id/reject': 'Says that the words differ; the box that typed the code gets nothing',
    'POST /api/boxes/:id/revoke': 'Takes the hub away from a box for good; the door of the gym keeps working',
    'POST /api/boxes/:id/commands': 'Sends a command to a box',
    'GET /api/boxes/:id/commands': 'What boxes were told and answered, the newest first',
  },
  console: {
    'GET /api/visits': 'The newest visits, and the boxes that report them',
    'GET /api/visits/stream': 'Visits, boxes and conflicts as they happen, by server-sent events',
    'GET /api/conflicts': 'Edits that met one another, to be looked at by a person',
    'POST /api/conflicts/:id/review': 'Settles a conflict',
    'POST /api/booking-requests': 'Asks the box of a gym to book a place in a class',
    'GET /api/booking-requests/:gymId/:id': 'What the box answered',
  },
  insight: {
    'GET /api/alerts': 'Alerts of the gyms that one may see: open, put off or done',
    'POST /api/alerts/:id': 'Assigns an alert, puts it off, resolves it with a note or dismisses it',
    'GET /api/alerts/:id/draft':
      'A message about an alert to its member, in their language and style, for a person to send',
    'GET /api/members': 'Members with their figures, those at risk of leaving first',
    'GET /api/members/:id': 'One member: figures, both scores with their reasons, conversations',
    'GET /api/risk-verdicts': 'How the learned score did beside the rule in the last nights, and whether it is used',
    'GET /api/conversations': 'Conversations, the newest first; with a text, those nearest in meaning',
    'GET /api/reports':
      'Weekly reports of the gyms that one may see, and of the franchise to its owners; the newest first',
    'GET /api/reports/:id': 'One report: figures, what changed, what to do, members at risk',
    'GET /api/report-mail': 'Whether one wants the mails of one’s own reports',
    'PUT /api/report-mail': 'Says whether one wants them',
    'GET /mail/reports/:token': 'The page behind the link of a report mail; it changes nothing',
    'POST /mail/reports/:token':
      'Ends the mails of reports for whom the link was made; mail programs do it too, by RFC 8058',
    'GET /api/conversations/:id': 'One conversation: its summary, and its turns where they are kept',
  },
  boxes: {
    'POST /v1/boxes/claims': 'A box types its code and waits, with the words of its key, for somebody to confirm',
    'POST /v1/boxes/claims/:claimId/answer':
      'A box asks, by a signature, what became of its claim; confirmed, it is given its gym',
    'POST /v1/voice/secret': 'A box gets a short-lived secret for a conversation in the cloud',
    'POST /v1/boxes/:boxId/challenge': 'A box asks for the challenge that it signs to renew its token',
    'POST /v1/boxes/:boxId/token': 'A box renews its token by a signature',
    'POST /v1/push': 'A box sends what happened in its gym',
    'GET /v1/history/:table': 'A box with a new file asks for its gym’s past, page by page',
    'GET /v1/shape/:name': 'A box follows the rows of a table, in Electric’s protocol',
    'POST /v1/news': 'A box waits for news of any of its tables, in one poll for all',
    'GET /v1/fleet-link': 'A box opens its link, MQTT over a WebSocket',
  },
};

/** The tag and the line of one route. */
export function summaryOf(method: string, url: string): { readonly tag: string; readonly summary: string } | undefined {
  for (const [tag, lines] of Object.entries(summaries)) {
    const summary = lines[`${method} ${url}`];
    if (summary !== undefined) return { tag, summary };
  }
  return undefined;
}
