package dev.holdfast.executor.fabric.world;

import dev.holdfast.dsl.model.Move;
import dev.holdfast.dsl.model.MoveType;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.planner.move.Renaming;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The names that things have after a move, in stored rows of a world; objects are written anew by {@link WorldWriter}. */
public final class WorldNames {

    private static final List<String> TABLES_OF_ITEMS = List.of(
            "world_item",
            "world_point",
            "world_deleted_point",
            "world_running",
            "world_job",
            "world_expired",
            "world_restore");

    private final Connection connection;
    private final String estate;

    WorldNames(Connection connection, String estate) {
        this.connection = connection;
        this.estate = estate;
    }

    /** The items of a machine, or in a vault. */
    public static List<WorldItem> items(World world, MoveType type, String name) {
        return switch (type) {
            case POLICY -> List.of();
            case VAULT ->
                world.items().values().stream()
                        .filter(item -> item.key().vault().equals(name))
                        .toList();
            case VM ->
                List.copyOf(world.items()
                        .subMap(new ItemKey(name, ""), new ItemKey(name + "\u0000", ""))
                        .values());
        };
    }

    /** An expired point under the name that its item has after a move. */
    static ExpiredPoint renamed(ExpiredPoint point, Renaming renaming, Function<ExpiredPoint, String> pointName) {
        ItemKey item = renaming.item(point.item());
        if (item.equals(point.item())) {
            return point;
        }
        ExpiredPoint known = new ExpiredPoint(item, point.id(), point.captured(), point.expired(), point.reason());
        return new ExpiredPoint(item, pointName.apply(known), point.captured(), point.expired(), point.reason());
    }

    /** What a fault hits, under the name it has after a move. */
    static FaultTarget renamed(FaultTarget target, Move move) {
        FaultTargetKind kind = switch (move.type()) {
            case VAULT -> FaultTargetKind.VAULT;
            case POLICY -> FaultTargetKind.POLICY;
            case VM -> FaultTargetKind.MACHINE;
        };
        return target.equals(new FaultTarget(kind, move.from())) ? new FaultTarget(kind, move.to()) : target;
    }

    /** The objects in which a name can occur; of a machine, which is one of many, its own. */
    static List<ManagedObject> bearing(World world, Move move) {
        if (move.type() != MoveType.VM) {
            return List.copyOf(world.objects().values());
        }
        List<ManagedObject> own = new ArrayList<>();
        world.object(ObjectType.PROTECTION, move.from()).ifPresent(own::add);
        world.object(ObjectType.SCHEDULE, move.from()).ifPresent(own::add);
        own.addAll(world.objects()
                .subMap(ObjectAddress.copy(move.from(), ""), ObjectAddress.copy(move.from(), "\uffff"))
                .values());
        return own;
    }

    /** Renames what is stored. */
    void rename(Move move) throws SQLException {
        switch (move.type()) {
            case POLICY -> {} // only objects name policies
            case VAULT -> {
                pointIds("vault", move, "\u2192" + move.from(), "\u2192" + move.to());
                update("world_running", "source", move);
                forget("world_item", "vault", move.to());
                for (String table : TABLES_OF_ITEMS) {
                    update(table, "vault", move);
                }
            }
            case VM -> {
                pointIds("machine", move, move.from() + "@", move.to() + "@");
                forget("world_machine", "address", move.to());
                forget("world_item", "machine", move.to());
                update("world_machine", "address", move);
                for (String table : TABLES_OF_ITEMS) {
                    update(table, "machine", move);
                }
            }
        }
    }

    /** What an earlier bearer of the name has left behind; it holds no points, or the name would be taken. */
    private void forget(String table, String column, String name) throws SQLException {
        String sql = "DELETE FROM " + table + " WHERE estate = ? AND " + column + " = ?";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, estate);
            delete.setString(2, name);
            delete.executeUpdate();
        }
    }

    private void update(String table, String column, Move move) throws SQLException {
        String sql = "UPDATE " + table + " SET " + column + " = ? WHERE estate = ? AND " + column + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, move.to());
            update.setString(2, estate);
            update.setString(3, move.from());
            update.executeUpdate();
        }
    }

    /** Ids of points are made of the names of machine and vault; only expired points are stored with theirs. */
    private void pointIds(String column, Move move, String before, String after) throws SQLException {
        String sql = "UPDATE world_expired SET id = replace(id, ?, ?) WHERE estate = ? AND " + column + " = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, before);
            update.setString(2, after);
            update.setString(3, estate);
            update.setString(4, move.from());
            update.executeUpdate();
        }
    }
}
