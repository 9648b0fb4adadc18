package org.lyceum.local.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.lyceum.local.LocalFailure;
import org.lyceum.local.process.PidFile;

/// The folder that holds all that a local Lyceum keeps: tables, secrets, Redis, logs, state.
///
/// While a Lyceum runs with it, it holds the lock; the kernel lets go of that when the process
/// ends, however it ends.
public final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final Path code;
    private @Nullable FileChannel channel;

    public DataFolder(Path folder) {
        this(folder, folder.resolve("code"));
    }

    /// @param code where the code of functions and nodes is kept, for whoever has many data folders
    public DataFolder(Path folder, Path code) {
        this.folder = folder.toAbsolutePath().normalize();
        this.code = code.toAbsolutePath().normalize();
    }

    public Path path() {
        return folder;
    }

    public Path resolve(String name) {
        return folder.resolve(name);
    }

    public Path stateFile() {
        return folder.resolve("state.json");
    }

    /// The process id of the Lyceum that runs with this folder.
    public Path pidFile() {
        return folder.resolve("lyceum.pid");
    }

    /// Takes the folder for this process. What an earlier one left behind when it was killed is
    /// ended first: nothing else may have this folder's data open.
    public void acquire() {
        try {
            Files.createDirectories(folder);
            FileChannel opened = open();
            if (opened.tryLock() == null) {
                opened.close();
                throw new LocalFailure(
                        "Lyceum already runs with the data in "
                                + folder
                                + ": ./lyceum status says where, ./lyceum down stops it.");
            }
            channel = opened;
            PidFile.endOrphans(folder);
            Files.deleteIfExists(stateFile());
            Files.writeString(pidFile(), String.valueOf(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new LocalFailure("Could not use the data folder " + folder + ": " + e, e);
        }
    }

    /// Whether some Lyceum runs with this folder.
    public boolean isInUse() {
        if (!Files.exists(pidFile())) {
            return false;
        }
        try (FileChannel opened = open();
                FileLock lock = opened.tryLock()) {
            return lock == null;
        } catch (IOException e) {
            throw new LocalFailure("Could not look into the data folder " + folder + ".", e);
        }
    }

    /// Keeps a file of the assembly where a new synthesis does not touch it.
    public Path keepCode(Path asset) {
        Path kept = code.resolve(asset.getFileName().toString());
        try {
            if (!Files.exists(kept)) {
                Files.createDirectories(kept.getParent());
                Path next = kept.resolveSibling(kept.getFileName() + ".new");
                Files.copy(asset, next, StandardCopyOption.REPLACE_EXISTING);
                Files.move(next, kept, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new LocalFailure("Could not copy " + asset + " to " + kept + ": " + e, e);
        }
        return kept;
    }

    /// Throws away code that no asset of the assembly is any more.
    public void forgetOldCode(java.util.Set<Path> used) {
        if (!Files.isDirectory(code)) {
            return;
        }
        try (var files = Files.list(code)) {
            for (Path file : files.toList()) {
                if (!used.contains(file)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new LocalFailure("Could not tidy " + code + ": " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            FileChannel held = channel;
            if (held != null) {
                Files.deleteIfExists(pidFile());
                held.close();
            }
        } catch (IOException e) {
            throw new LocalFailure("Could not leave the data folder " + folder + ".", e);
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
}
