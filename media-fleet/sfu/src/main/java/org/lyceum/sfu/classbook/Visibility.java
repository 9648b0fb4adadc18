package org.lyceum.sfu.classbook;

/// Who may see something that happened.
public enum Visibility {
    EVERYONE,
    /// Who leads the class.
    LEADING,
    /// Who leads the class, who did it or wrote it, and the person whom it concerns.
    AUTHOR_AND_LEADING_AND_ADDRESSEE,
    /// Nobody: it is told in another form (counts, windows, an event of its own), or not at all.
    NOBODY
}
