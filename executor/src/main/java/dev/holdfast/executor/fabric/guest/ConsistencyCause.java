package dev.holdfast.executor.fabric.guest;

import dev.holdfast.dsl.model.policy.Consistency;
import java.util.Optional;

/**
 * Why a point is as consistent as it is: THE list. Each but the first says both what was achieved and why; a point keeps its
 * {@link #code}, one byte, so codes never change. In the order of the codes.
 */
public enum ConsistencyCause {
    /** The point is from before causes were written down. */
    NOT_RECORDED(0, Consistency.CRASH, "not recorded"),
    WRITERS_SUCCEEDED(1, Consistency.APPLICATION, "all writers succeeded"),
    WRITERS_FAILED(2, Consistency.FILE_SYSTEM, "some writers failed"),
    SCRIPTS_SUCCEEDED(3, Consistency.APPLICATION, "the scripts succeeded"),
    SCRIPTS_FAILED(4, Consistency.FILE_SYSTEM, "the scripts failed"),
    NO_SCRIPTS(5, Consistency.FILE_SYSTEM, "no scripts are configured"),
    NOT_RUNNING(6, Consistency.CRASH, "the machine was not running"),
    ASKED_FOR(7, Consistency.CRASH, "the policy asks for crash consistency"),
    NOT_PROVISIONED(8, Consistency.CRASH, "its provisioning failed or is unavailable"),
    FREEZE_FAILED(9, Consistency.CRASH, "neither applications nor file systems could be made ready");

    private static final ConsistencyCause[] BY_CODE = values();

    private final byte code;
    private final Consistency consistency;
    private final String words;

    ConsistencyCause(int code, Consistency consistency, String words) {
        this.code = (byte) code;
        this.consistency = consistency;
        this.words = words;
    }

    /** What points and jobs store. */
    public byte code() {
        return code;
    }

    /** What it gives; the least there is for {@link #NOT_RECORDED}. */
    public Consistency consistency() {
        return consistency;
    }

    /** The reason, part of a sentence. */
    public String words() {
        return words;
    }

    /** The cause with this code; empty for a code that no version wrote. */
    public static Optional<ConsistencyCause> of(long code) {
        return code >= 0 && code < BY_CODE.length ? Optional.of(BY_CODE[(int) code]) : Optional.empty();
    }
}
