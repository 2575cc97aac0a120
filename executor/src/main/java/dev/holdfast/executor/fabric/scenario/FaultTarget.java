package dev.holdfast.executor.fabric.scenario;

/**
 * What a fault hits.
 *
 * @param kind what kind of thing
 * @param name as its kind is named; empty for the service and for processes
 */
public record FaultTarget(FaultTargetKind kind, String name) implements Comparable<FaultTarget> {

    /** The service as a whole. */
    public static final FaultTarget SERVICE = new FaultTarget(FaultTargetKind.SERVICE, "");

    /** The process of the next command. */
    public static final FaultTarget PROCESS = new FaultTarget(FaultTargetKind.PROCESS, "");

    /** A zone of a region. */
    public static FaultTarget zone(String region, String zone) {
        return new FaultTarget(FaultTargetKind.ZONE, region + "/" + zone);
    }

    /** The region of a zone. */
    public String regionOfZone() {
        return name.substring(0, Math.max(0, name.indexOf('/')));
    }

    /** The zone of a zone, without its region. */
    public String zone() {
        return name.substring(name.indexOf('/') + 1);
    }

    @Override
    public int compareTo(FaultTarget other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    /** {@code machine sql-01}; {@code service}. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind.word() : kind.word() + " " + name;
    }
}
