export const sound = {};
