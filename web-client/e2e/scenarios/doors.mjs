export const doors = {};
