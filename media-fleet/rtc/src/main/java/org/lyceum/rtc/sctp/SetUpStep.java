package org.lyceum.rtc.sctp;

/// What a chunk of the set-up means to the association.
sealed interface SetUpStep {
    /// The next chunk of the packet may be read.
    record GoOn() implements SetUpStep {}

    /// The rest of the packet is not to be processed.
    record StopReading() implements SetUpStep {}

    /// The association stands from now on; the next chunk may be read.
    record Established(Agreement agreement) implements SetUpStep {}

    /// It is over.
    record Over(SctpEnding ending) implements SetUpStep {}
}
