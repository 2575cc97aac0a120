package dev.holdfast.executor.fabric.scenario;

import java.util.Locale;
import java.util.Optional;

/** What kind of thing a fault hits. */
public enum FaultTargetKind {
    /** A machine, by its address. */
    MACHINE,
    /** A vault, by its name. */
    VAULT,
    /** A policy, by its name. */
    POLICY,
    /** A region. */
    REGION,
    /** A zone, as {@code region/zone}. */
    ZONE,
    /** A storage account that restores go through, by its name. */
    ACCOUNT,
    /** The service as a whole; it has no name. */
    SERVICE,
    /** The process of the next command that writes to the estate; it has no name. */
    PROCESS;

    /** The word used in documents, scenarios and state. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Optional<FaultTargetKind> of(String word) {
        for (FaultTargetKind constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
