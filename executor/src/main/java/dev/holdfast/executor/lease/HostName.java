package dev.holdfast.executor.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The name of this computer, for messages; asking the network for it can take seconds, so only the system is asked. */
public final class HostName {

    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** The name; empty where the system does not tell. */
    public static Optional<String> own() {
        try {
            return Optional.of(Files.readString(LINUX).strip()).filter(name -> !name.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
