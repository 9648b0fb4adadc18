package org.lyceum.api.classroom;

/// What somebody shows without a word, to the class or to a message.
public enum Reaction {
    THUMBS_UP,
    THUMBS_DOWN,
    CLAP,
    HEART,
    LAUGH,
    SURPRISED
}
