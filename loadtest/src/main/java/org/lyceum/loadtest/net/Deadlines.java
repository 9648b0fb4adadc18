package org.lyceum.loadtest.net;

import java.util.Arrays;

/// Which socket is due next: a binary heap in which each socket knows its place, so that a change
/// of its deadline costs a few steps however many there are. Not thread-safe: owned by its loop.
final class Deadlines {
    private static final int FIRST_ROOM = 64;

    private BotPort[] heap = new BotPort[FIRST_ROOM];
    private int size;

    /// Takes in a socket, or moves it to its new deadline.
    void put(BotPort port, long deadlineNs) {
        port.dueNs = deadlineNs;
        if (port.place < 0) {
            if (size == heap.length) {
                heap = Arrays.copyOf(heap, size * 2);
            }
            set(size++, port);
        }
        settle(port.place);
    }

    void remove(BotPort port) {
        int place = port.place;
        if (place < 0) {
            return;
        }
        port.place = -1;
        BotPort last = heap[--size];
        if (last != port) {
            set(place, last);
            settle(place);
        }
    }

    /// Long.MAX_VALUE when there is none.
    long nextNs() {
        return size == 0 ? Long.MAX_VALUE : heap[0].dueNs;
    }

    /// The one that is due first; ask `nextNs` before.
    BotPort first() {
        return heap[0];
    }

    private void settle(int from) {
        int at = from;
        while (at > 0 && heap[at].dueNs < heap[(at - 1) / 2].dueNs) {
            swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
        for (int child = least(at); child < size && heap[child].dueNs < heap[at].dueNs; ) {
            swap(at, child);
            at = child;
            child = least(at);
        }
    }

    /// The earlier child; beyond the end when there is none.
    private int least(int at) {
        int left = 2 * at + 1;
        return left + 1 < size && heap[left + 1].dueNs < heap[left].dueNs ? left + 1 : left;
    }

    private void swap(int one, int other) {
        BotPort before = heap[one];
        set(one, heap[other]);
        set(other, before);
    }

    private void set(int place, BotPort port) {
        heap[place] = port;
        port.place = place;
    }
}
