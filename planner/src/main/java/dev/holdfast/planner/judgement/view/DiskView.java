package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.dsl.model.disk.Disk;
import org.jspecify.annotations.Nullable;

/** A disk as planned: what expressions know of every disk, and whether it is backed up. */
public final class DiskView implements PropertySource {

    private final Disk disk;
    private final PropertySource known;
    private final boolean included;
    private final @Nullable String reason;

    /**
     * A disk.
     *
     * @param included true if it is backed up
     * @param reason why it is not, if somebody said so
     */
    DiskView(Disk disk, boolean included, @Nullable String reason) {
        this.disk = disk;
        this.known = Scopes.disk(disk);
        this.included = included;
        this.reason = reason;
    }

    /** The disk that is looked at. */
    public Disk disk() {
        return disk;
    }

    boolean included() {
        return included;
    }

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "included" -> included;
            case "reason" -> reason;
            default -> known.property(name);
        };
    }
}
