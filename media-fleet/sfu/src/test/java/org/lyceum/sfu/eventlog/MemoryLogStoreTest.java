package org.lyceum.sfu.eventlog;

/// The store of the tests is one like the real one.
class MemoryLogStoreTest extends LogStoreContract {
    private final MemoryLogStore store = new MemoryLogStore();

    @Override
    protected LogStore store() {
        return store;
    }
}
