package dev.holdfast.executor.fabric.simulated.job;

import dev.holdfast.executor.fabric.world.WorldItem;
import dev.holdfast.executor.fabric.world.WorldPoint;
import dev.holdfast.planner.state.ItemKey;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/** Ids of points: {@code sql-01@2026-11-20T22:07Z}, of a copy {@code sql-01@2026-11-20T22:07Z→rsv-westus}. */
public final class PointNames {

    private static final char ARROW = '\u2192';

    private PointNames() {}

    /** The id of a point of an item. */
    public static String of(ItemKey item, WorldPoint point) {
        return of(item, point.captured(), point.isCopy());
    }

    /** The id of the point that a job will make. */
    public static String of(ItemKey item, long captured, boolean copy) {
        String own = item.machine() + "@" + LocalDateTime.ofEpochSecond(captured, 0, ZoneOffset.UTC) + "Z";
        return copy ? own + ARROW + item.vault() : own;
    }

    /** True for the id of a copy. */
    public static boolean isCopy(String id) {
        return id.indexOf(ARROW) >= 0;
    }

    /** The second of capture that an id names; empty if it is no id of this item. */
    public static OptionalLong captured(ItemKey item, String id) {
        String prefix = item.machine() + "@";
        if (!id.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        String rest = id.substring(prefix.length());
        int zulu = rest.indexOf('Z');
        if (zulu < 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(LocalDateTime.parse(rest.substring(0, zulu)).toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** The point with this id. */
    public static Optional<WorldPoint> find(WorldItem item, String id) {
        OptionalLong captured = captured(item.key(), id);
        return captured.isEmpty()
                ? Optional.empty()
                : item.at(captured.getAsLong())
                        .filter(point -> of(item.key(), point).equals(id));
    }
}
