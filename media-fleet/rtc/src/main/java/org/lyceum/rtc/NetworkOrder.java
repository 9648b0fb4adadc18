package org.lyceum.rtc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads and writes unsigned integers in network byte order (most significant byte first).
///
/// Callers have checked the bounds; a read past the array is a bug and fails fast.
public final class NetworkOrder {
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private NetworkOrder() {}

    public static int uint8(byte[] bytes, int offset) {
        return bytes[offset] & 0xff;
    }

    public static int uint16(byte[] bytes, int offset) {
        return (short) SHORT.get(bytes, offset) & 0xffff;
    }

    public static int uint24(byte[] bytes, int offset) {
        return uint8(bytes, offset) << 16 | uint16(bytes, offset + 1);
    }

    public static long uint32(byte[] bytes, int offset) {
        return (int) INT.get(bytes, offset) & 0xffff_ffffL;
    }

    public static long int64(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    public static void putUint8(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
    }

    public static void putUint16(byte[] bytes, int offset, int value) {
        SHORT.set(bytes, offset, (short) value);
    }

    public static void putUint24(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) (value >> 16);
        putUint16(bytes, offset + 1, value);
    }

    public static void putUint32(byte[] bytes, int offset, long value) {
        INT.set(bytes, offset, (int) value);
    }

    public static void putInt64(byte[] bytes, int offset, long value) {
        LONG.set(bytes, offset, value);
    }
}
