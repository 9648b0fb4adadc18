package org.lyceum.local.redis;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A connection that speaks the few words of Redis's protocol which setting up a cluster and
/// looking into it take.
public final class RedisConnection implements AutoCloseable {
    private static final int SLOTS = 16_384;
    private static final int TIMEOUT_MS = 5_000;

    private final Socket socket;
    private final DataInputStream input;

    public RedisConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MS);
        input = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /// `CLUSTER ADDSLOTS 0 … 16383`.
    static String[] allSlots() {
        String[] command = new String[SLOTS + 2];
        command[0] = "CLUSTER";
        command[1] = "ADDSLOTS";
        for (int slot = 0; slot < SLOTS; slot++) {
            command[slot + 2] = String.valueOf(slot);
        }
        return command;
    }

    /// The answer's text: of a simple string, an error or a bulk string.
    public String ask(String... command) throws IOException {
        StringBuilder request = new StringBuilder("*" + command.length + "\r\n");
        for (String part : command) {
            int length = part.getBytes(StandardCharsets.UTF_8).length;
            request.append('$').append(length).append("\r\n").append(part).append("\r\n");
        }
        OutputStream output = socket.getOutputStream();
        output.write(request.toString().getBytes(StandardCharsets.UTF_8));
        output.flush();
        String line = line();
        return line.startsWith("$") ? bulk(Integer.parseInt(line.substring(1))) : line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String bulk(int length) throws IOException {
        if (length < 0) {
            return ""; // there is no such value
        }
        byte[] bytes = new byte[length];
        input.readFully(bytes);
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = input.readUnsignedByte(); next != '\n'; next = input.readUnsignedByte()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
