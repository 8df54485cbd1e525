/** Line drawings of the console alone, on the grid of `Icon`. */
export const drawings = {
  alert: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.3v.2',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4zM10 20.5a2 2 0 0 0 4 0',
  box: 'M4 8.5 12 4l8 4.5v7L12 20l-8-4.5zM4 8.5l8 4.5 8-4.5M12 13v7',
  building: 'M5 21V4h9v17M14 9h5v12M3 21h18M8 8h3M8 12h3M8 16h3',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12l9-9M16 7l3 3',
  menu: 'M4 7h16M4 12h16M4 17h16',
  people:
    'M9 5.2a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8M2.8 20a6.2 6.2 0 0 1 12.4 0M15.8 5.4a3.4 3.4 0 0 1 0 6.4M17.4 14.2a6.2 6.2 0 0 1 3.8 5.8',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.5 21a7.5 7.5 0 0 1 15 0',
  plus: 'M12 5v14M5 12h14',
  pulse: 'M3 12h4l2.5-6 4.5 12 2.5-6H21',
  report: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  scroll: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  todo: 'M5 5h14v14H5z',
  talk: 'M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12.5h5',
  swap: 'M4 8h13M13 4l4 4-4 4M20 16H7M11 12l-4 4 4 4',
} as const;
