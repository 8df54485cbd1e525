/** Line drawings of a conversation, on the grid of the kit's icons; they come with it, not with the first screen. */
export const drawings = {
  ear: 'M7 9a5 5 0 0 1 10 0c0 3.5-3.5 4.5-3.5 7.5a3.5 3.5 0 0 1-6.4 2M9.5 9.5a2.5 2.5 0 0 1 5 0c0 1.2-1 1.8-1.6 2.6',
  think: 'M12 4a6 6 0 0 0-3.5 10.9V17h7v-2.1A6 6 0 0 0 12 4M9.5 20h5M12 8v3',
  voice: 'M4 10v4M8 7v10M12 4v16M16 7v10M20 10v4',
  question: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M9.3 9.5a2.7 2.7 0 1 1 3.9 2.4c-.8.4-1.2.9-1.2 1.8M12 17v.01',
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  stop: 'M7 6h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v6M12 16.5v.01',
  sliders: 'M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4',
  send: 'M4 12 20 4l-5 16-3.5-6.5z',
  calendar: 'M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1M4 10h16M8 3v4M16 3v4',
  ticket: 'M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4zM14 7v10',
  progress: 'M4 19h16M6 15l4-4 3 3 6-7M15 7h4v4',
  wrench: 'M14.5 5.5a4.5 4.5 0 0 0-5 6.2L4 17.2 6.8 20l5.5-5.5a4.5 4.5 0 0 0 6.2-5l-3 3-3-3z',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 20.5a7.5 7.5 0 0 1 15 0',
  card: 'M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1M3 10h18M7 15h4',
  louder: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  shift: 'M12 4l7 8h-4v7H9v-7H5z',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  microphoneOff:
    'M9 9v2a3 3 0 0 0 4.6 2.5M15 11V6a3 3 0 0 0-5.6-1.5M5.5 11a6.5 6.5 0 0 0 10 5.4M18.5 11a6.5 6.5 0 0 1-.5 2.5M12 17.5V21M3 3l18 18',
  keyboard:
    'M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1M7 10v.01M10.3 10v.01M13.7 10v.01M17 10v.01M8 14.5h8',
  talk: 'M4 5h16a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1',
} as const;
