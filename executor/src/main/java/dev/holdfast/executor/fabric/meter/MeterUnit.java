package dev.holdfast.executor.fabric.meter;

/** What a meter counts in. */
public enum MeterUnit {
    /** Protected instances times hours; kept as hundredths of an instance times seconds. */
    INSTANCE_HOURS("instance-hours", 100, 3_600),
    /** 2^30 bytes times hours; kept as bytes times seconds. */
    GIB_HOURS("GiB-hours", 1L << 30, 3_600),
    /** 2^30 bytes times days; kept as bytes times seconds. */
    GIB_DAYS("GiB-days", 1L << 30, 86_400),
    /** 2^30 bytes; kept as bytes. */
    GIB("GiB", 1L << 30, 1);

    private final String word;
    private final long scale;
    private final long seconds;

    MeterUnit(String word, long scale, long seconds) {
        this.word = word;
        this.scale = scale;
        this.seconds = seconds;
    }

    /** As users read it. */
    public String word() {
        return word;
    }

    /** How many of what is counted exactly make one whole: bytes in a GiB, hundredths in an instance. */
    public long scale() {
        return scale;
    }

    /** Seconds that a whole has to be there for one unit; 1 where time does not count. */
    public long seconds() {
        return seconds;
    }
}
