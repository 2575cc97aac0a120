package dev.holdfast.planner.move;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.diagnostic.FindingType;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Declaration;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.planner.rule.Finding;
import dev.holdfast.planner.rule.Findings;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.RecordedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out which of the declared moves are still to be made. A move is declared in the list {@code moved}, or by a machine
 * that says what its address was.
 */
public final class PendingMoves {

    private final LoadedDeclaration loaded;
    private final Bearers recorded;
    private final Bearers actual;
    private final boolean looked;
    private final Findings findings;
    /** Lower-case name or address to how many known machines answer to it. */
    private final Map<String, Integer> known = new HashMap<>();
    /** Lower-case name or address to one of its spellings. */
    private final Map<String, String> spelling = new HashMap<>();

    private final Set<String> froms = new HashSet<>();
    private final Set<String> tos = new HashSet<>();

    private PendingMoves(LoadedDeclaration loaded, RecordedState recorded, ActualState actual, Findings findings) {
        this.loaded = loaded;
        this.recorded = Bearers.of(recorded.objects().values(), recorded.points());
        this.actual = Bearers.of(actual.objects().values(), actual.points());
        this.looked = actual.isRead();
        this.findings = findings;
        for (KnownMachine machine : loaded.machines()) {
            for (String form : machine.machine().addresses()) {
                known.merge(lower(form), 1, Integer::sum);
                spelling.put(lower(form), form);
            }
        }
    }

    /**
     * The moves that are still to be made, in the order of the text, those of machines last.
     *
     * @param findings is told about moves that cannot be made, and about those that may be removed from the text
     */
    public static List<PendingMove> of(
            LoadedDeclaration loaded, RecordedState recorded, ActualState actual, Findings findings) {
        boolean asked = !loaded.declaration().orElseThrow().moves().isEmpty()
                || loaded.machines().stream()
                        .anyMatch(
                                known -> known.machine().identity().movedFrom().isPresent());
        return !asked ? List.of() : new PendingMoves(loaded, recorded, actual, findings).pending();
    }

    private List<PendingMove> pending() {
        Declaration declaration = loaded.declaration().orElseThrow();
        List<PendingMove> pending = new ArrayList<>();
        for (int i = 0; i < declaration.moves().size(); i++) {
            Move move = declaration.moves().get(i);
            String written = "the move { from: " + Move.written(move.type(), move.from()) + ", to: "
                    + Move.written(move.type(), move.to()) + " } from 'moved'";
            judge(move, place("moved/" + i), written).ifPresent(pending::add);
        }
        for (KnownMachine machine : loaded.machines()) {
            Optional<String> former = machine.machine().identity().movedFrom();
            if (former.isPresent()) {
                Optional<String> place = machine.declared()
                        ? place("vms/" + machine.machine().name() + "/moved")
                        : Optional.of(machine.source().place());
                String written = "moved: " + former.get() + " from machine '"
                        + machine.machine().name() + "'";
                judge(new Move(MoveType.VM, former.get(), shortest(machine.machine())), place, written)
                        .ifPresent(pending::add);
            }
        }
        return pending;
    }

    private Optional<String> place(String path) {
        return loaded.origins().find(path).map(span -> span.place());
    }

    /** Why a move cannot be made, in a clause, and what to do instead. */
    private record Obstacle(String why, String fix) {}

    private Optional<PendingMove> judge(Move declared, Optional<String> place, String written) {
        Move move = asRecorded(declared);
        String from = Move.written(move.type(), move.from());
        String to = Move.written(move.type(), move.to());
        Optional<Obstacle> contradiction = contradiction(move, written);
        if (contradiction.isPresent()) {
            refuse(place, from, to, contradiction.get());
            return Optional.empty();
        }
        if (areTwoMachines(move)) {
            note(
                    place,
                    to,
                    "Both names are those of machines that are known and recorded, so there is nothing to move.",
                    written);
            return Optional.empty();
        }
        boolean inFabric = actual.have(move.type(), move.from());
        if (!inFabric && !recorded.have(move.type(), move.from())) {
            note(
                    place,
                    to,
                    "Nothing is recorded under the former name: the move has been made, or there was nothing to move.",
                    written);
            return Optional.empty();
        }
        Optional<Obstacle> obstacle = obstacle(move, written);
        if (obstacle.isPresent()) {
            refuse(place, from, to, obstacle.get());
            return Optional.empty();
        }
        boolean made = looked && !inFabric && actual.have(move.type(), move.to());
        if (!made && (recorded.have(move.type(), move.to()) || actual.have(move.type(), move.to()))) {
            Obstacle both = new Obstacle(
                    "both are recorded or have recovery points, and the points of one would pass for those of the other",
                    "Remove " + written + "; 'retired' ends a machine's points.");
            refuse(place, from, to, both);
            return Optional.empty();
        }
        return Optional.of(new PendingMove(move, place, made));
    }

    /** What is wrong with a move beside the others, those of machines among them. */
    private Optional<Obstacle> contradiction(Move move, String written) {
        boolean exact = move.type() == MoveType.POLICY;
        String from = Move.written(move.type(), exact ? move.from() : lower(move.from()));
        String to = Move.written(move.type(), exact ? move.to() : lower(move.to()));
        if (from.equals(to)) {
            return Optional.of(new Obstacle("they are the same", "Remove " + written + "."));
        }
        if (!froms.add(from) || !tos.add(to) || froms.contains(to) || tos.contains(from)) {
            return Optional.of(new Obstacle(
                    "another move names one of them too, moves do not form chains or circles, and only one thing can have"
                            + " a name",
                    "Make one of the moves now, and the other after the apply."));
        }
        return Optional.empty();
    }

    /** What is in the way of a move among the known machines. */
    private Optional<Obstacle> obstacle(Move move, String written) {
        if (move.type() != MoveType.VM) {
            return Optional.empty();
        }
        if (known.containsKey(lower(move.from()))) {
            return Optional.of(new Obstacle(
                    "a machine of the former name is still declared or listed, and would lose its points to the other",
                    "Remove " + written + ", or the machine of the former name."));
        }
        int named = known.getOrDefault(lower(move.to()), 0);
        if (named == 0) {
            return Optional.of(new Obstacle(
                    "no machine of that name is declared or listed", "Correct the new name, or declare the machine."));
        }
        return named == 1
                ? Optional.empty()
                : Optional.of(
                        new Obstacle("several machines have that name", "Write resourceGroup/name instead of it."));
    }

    private void refuse(Optional<String> place, String from, String to, Obstacle obstacle) {
        String message = "'" + from + "' cannot become '" + to + "': " + obstacle.why() + ".";
        findings.add(Finding.of(FindingType.MOVE_IMPOSSIBLE, place, message, obstacle.fix()), to);
    }

    /** A machine that comes later may have the name that another one had before. */
    private boolean areTwoMachines(Move move) {
        return move.type() == MoveType.VM
                && known.containsKey(lower(move.from()))
                && known.containsKey(lower(move.to()))
                && recorded.have(move.type(), move.from())
                && recorded.have(move.type(), move.to());
    }

    private void note(Optional<String> place, String to, String message, String written) {
        findings.add(
                Finding.of(
                        FindingType.MOVE_WITHOUT_EFFECT, place, message, "Remove " + written + "; it has no effect."),
                to);
    }

    /** The move with the spelling of the record and of the machine: case makes no difference but for policies. */
    private Move asRecorded(Move move) {
        return switch (move.type()) {
            case POLICY -> move;
            case VAULT -> {
                Map<String, String> declared = new HashMap<>();
                loaded.declaration().orElseThrow().vaults().keySet().forEach(name -> declared.put(lower(name), name));
                yield new Move(
                        move.type(),
                        recorded.spelling(move.type(), move.from()),
                        declared.getOrDefault(lower(move.to()), move.to()));
            }
            case VM ->
                new Move(
                        move.type(),
                        recorded.spelling(move.type(), move.from()),
                        spelling.getOrDefault(lower(move.to()), move.to()));
        };
    }

    private String shortest(VirtualMachine machine) {
        List<String> forms = machine.addresses();
        for (String form : forms) {
            if (known.getOrDefault(lower(form), 0) == 1) {
                return form;
            }
        }
        return forms.get(forms.size() - 1);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
