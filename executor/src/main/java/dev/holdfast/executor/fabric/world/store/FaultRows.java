package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.executor.database.Upsert;
import dev.holdfast.executor.fabric.scenario.FaultKind;
import dev.holdfast.executor.fabric.scenario.FaultState;
import dev.holdfast.executor.fabric.scenario.FaultTarget;
import dev.holdfast.executor.fabric.scenario.FaultTargetKind;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.fabric.world.WorldFaults;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/** Injected faults as rows. */
final class FaultRows {

    static final String SELECT = "SELECT number, scenario, kind, target_kind, target, begins, ends, strength, state"
            + " FROM world_fault WHERE estate = ? ORDER BY number";

    private static final String PUT = Upsert.into("world_fault", "estate", "number")
            .of("scenario", "kind", "target_kind", "target", "begins", "ends", "strength", "state");

    private FaultRows() {}

    /** Writes those that changed. */
    static void write(Connection connection, String estate, WorldFaults faults, Set<Integer> changed)
            throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (WorldRows rows = new WorldRows(connection, estate, PUT)) {
            for (int number : changed) {
                InjectedFault fault = faults.find(number).orElseThrow();
                rows.number(number)
                        .text(fault.scenario())
                        .text(fault.kind().word())
                        .text(fault.target().kind().word())
                        .text(fault.target().name())
                        .number(fault.from())
                        .number(fault.until())
                        .text(Double.toString(fault.strength()))
                        .text(fault.state().word())
                        .add();
            }
        }
    }

    /** One row. */
    static InjectedFault read(ResultSet row) throws SQLException {
        String kind = row.getString(3);
        String target = row.getString(4);
        String state = row.getString(9);
        return new InjectedFault(
                row.getInt(1),
                row.getString(2),
                FaultKind.of(kind).orElseThrow(() -> unknown("fault", kind)),
                new FaultTarget(
                        FaultTargetKind.of(target).orElseThrow(() -> unknown("target", target)), row.getString(5)),
                new InjectedFault.Period(row.getLong(6), row.getLong(7)),
                Double.parseDouble(row.getString(8)),
                FaultState.of(state).orElseThrow(() -> unknown("state of a fault", state)));
    }

    private static IllegalArgumentException unknown(String what, String word) {
        return new IllegalArgumentException("unknown " + what + " '" + word + "'");
    }
}
