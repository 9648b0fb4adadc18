package org.lyceum.sfu.registry;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;
import org.lyceum.api.store.TableKeys;
import org.lyceum.sfu.eventlog.LogStore.LogSnapshot;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A snapshot as items of the table: deflated, cut into parts, and a head, written last, that says
/// which parts belong together.
///
/// ```text
/// pk SNAPSHOT#<classId>   sk <seq in 12 digits>#<part in 4 digits>   bytes
///                         sk HEAD                                    seq, parts
/// ```
final class SnapshotItems {
    static final String HEAD_SK = "HEAD";

    /// DynamoDB's items hold at most 400 kB.
    static final int MAX_PART_BYTES = 300_000;

    /// More than any class can remember: an item that inflates to more is not one of ours.
    static final int MAX_STATE_BYTES = 64 * 1_024 * 1_024;

    private static final String SEQ = "seq";
    private static final String PARTS = "parts";
    private static final String BYTES = "bytes";

    private SnapshotItems() {}

    /// What a head says.
    record Head(long seq, int parts) {
        String partPrefix() {
            return TableKeys.logSk(seq) + "#";
        }
    }

    static String pk(String classId) {
        return "SNAPSHOT#" + classId;
    }

    /// In the order in which they must be written.
    static List<Map<String, AttributeValue>> of(String classId, LogSnapshot snapshot) {
        AttributeValue pk = AttributeValue.fromS(pk(classId));
        byte[] deflated = deflate(snapshot.state());
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        Head head = new Head(snapshot.seq(), Math.ceilDiv(deflated.length, MAX_PART_BYTES));
        for (int part = 0; part < head.parts(); part++) {
            int from = part * MAX_PART_BYTES;
            int to = Math.min(deflated.length, from + MAX_PART_BYTES);
            byte[] bytes = Arrays.copyOfRange(deflated, from, to);
            items.add(
                    Map.of(
                            TableKeys.PK,
                            pk,
                            TableKeys.SK,
                            AttributeValue.fromS(
                                    String.format(Locale.ROOT, "%s%04d", head.partPrefix(), part)),
                            BYTES,
                            AttributeValue.fromB(SdkBytes.fromByteArray(bytes))));
        }
        items.add(
                Map.of(
                        TableKeys.PK,
                        pk,
                        TableKeys.SK,
                        AttributeValue.fromS(HEAD_SK),
                        SEQ,
                        number(head.seq()),
                        PARTS,
                        number(head.parts())));
        return items;
    }

    static Head headOf(Map<String, AttributeValue> item) {
        long seq = Long.parseLong(Objects.requireNonNull(item.get(SEQ)).n());
        int parts = Integer.parseInt(Objects.requireNonNull(item.get(PARTS)).n());
        return new Head(seq, parts);
    }

    /// Null when parts are missing, or are none of a snapshot.
    static @Nullable LogSnapshot read(Head head, List<Map<String, AttributeValue>> parts) {
        if (parts.size() != head.parts()) {
            return null;
        }
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        for (Map<String, AttributeValue> part : parts) {
            deflated.writeBytes(Objects.requireNonNull(part.get(BYTES)).b().asByteArray());
        }
        byte[] state = inflate(deflated.toByteArray());
        return state == null ? null : new LogSnapshot(head.seq(), state);
    }

    private static byte[] deflate(byte[] state) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1_024];
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED, true)) {
            deflater.setInput(state);
            deflater.finish();
            while (!deflater.finished()) {
                deflated.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        return deflated.toByteArray();
    }

    private static byte @Nullable [] inflate(byte[] deflated) {
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1_024];
        try (Inflater inflater = new Inflater(true)) {
            inflater.setInput(deflated);
            while (!inflater.finished() && state.size() <= MAX_STATE_BYTES) {
                int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    return null;
                }
                state.write(buffer, 0, count);
            }
        } catch (DataFormatException _) {
            return null;
        }
        return state.size() > MAX_STATE_BYTES ? null : state.toByteArray();
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
