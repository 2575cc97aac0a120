package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveAddress;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.dsl.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds {@code moved}: what has a new name and is still the same. */
final class MoveBinder {

    private final Context context;
    private final Map<MoveType, Collection<String>> declared;
    private final Map<String, SourceSpan> froms = new HashMap<>();
    private final Map<String, SourceSpan> tos = new HashMap<>();
    private final List<Side> sources = new ArrayList<>();

    /** A side of a move, and where it is written. */
    private record Side(MoveAddress address, Node.Scalar text) {

        MoveType type() {
            return address.type();
        }

        String name() {
            return address.name();
        }
    }

    /**
     * A binder.
     *
     * @param declared the names of each type that the declaration itself gives
     */
    MoveBinder(Context context, Map<MoveType, Collection<String>> declared) {
        this.context = context;
        this.declared = Map.copyOf(declared);
    }

    /** The moves of all files, in their order; each problem is reported at its place. */
    List<Move> moves(List<Node> items) {
        List<Move> moves = new ArrayList<>();
        for (Node item : items) {
            Fields fields = Fields.of(context, item, item.span());
            Optional<Side> from = side(fields, "from");
            Optional<Side> to = side(fields, "to");
            if (from.isPresent() && to.isPresent() && fit(from.get(), to.get())) {
                checkDeclared(from.get(), to.get());
                checkTwice(from.get(), froms, "moved from");
                checkTwice(to.get(), tos, "moved to");
                sources.add(from.get());
                moves.add(
                        new Move(from.get().type(), from.get().name(), to.get().name()));
            }
        }
        for (Side from : sources) {
            checkChain(from);
        }
        return moves;
    }

    private Optional<Side> side(Fields fields, String key) {
        Optional<Node.Scalar> scalar = fields.text(key).isPresent() ? fields.scalar(key) : Optional.empty();
        if (scalar.isEmpty()) {
            return Optional.empty();
        }
        String text = scalar.get().text();
        Optional<MoveAddress> address = MoveAddress.of(text);
        if (address.isEmpty()) {
            report(scalar.get(), MoveAddress.problem(text));
        }
        return address.map(read -> new Side(read, scalar.get()));
    }

    private boolean fit(Side from, Side to) {
        if (from.type() != to.type()) {
            report(
                    to.text(),
                    "A " + from.type().word() + " cannot become a " + to.type().word()
                            + ". A move gives a new name to the same thing; write two addresses of one type.");
            return false;
        }
        if (from.address().isSameAs(to.address())) {
            report(to.text(), "'" + to.address() + "' is moved to itself, which changes nothing. Remove the move.");
            return false;
        }
        return true;
    }

    private void checkDeclared(Side from, Side to) {
        Collection<String> names = declared.getOrDefault(from.type(), List.of());
        if (isDeclared(from, names)) {
            report(
                    from.text(),
                    "'" + from.address() + "' is still declared, so two things would claim what is recorded under that"
                            + " name. Remove its declaration, or the move.");
        }
        if (to.type() != MoveType.VM && !isDeclared(to, names) && context.complete()) {
            report(
                    to.text(),
                    "'" + to.address() + "' is not declared, so what is moved there would end at once."
                            + Suggestion.didYouMean(to.name(), names) + " Declare it, or correct the name.");
        }
    }

    private static boolean isDeclared(Side side, Collection<String> names) {
        for (String name : names) {
            if (new MoveAddress(side.type(), name).isSameAs(side.address())) {
                return true;
            }
        }
        return false;
    }

    private void checkTwice(Side side, Map<String, SourceSpan> seen, String what) {
        SourceSpan first = seen.putIfAbsent(side.address().key(), side.text().span());
        if (first != null) {
            context.diagnostics()
                    .add(Diagnostic.at(
                                    side.text().span(),
                                    DiagnosticCode.BAD_MOVE,
                                    "'" + side.address() + "' is " + what + " already at " + first.place()
                                            + ". Only one thing can have a name. Remove one of the two.")
                            .withRelated(first, "first written here"));
        }
    }

    /** What is moved on, or back, would depend on the order of the moves. */
    private void checkChain(Side from) {
        SourceSpan other = tos.get(from.address().key());
        if (other != null) {
            context.diagnostics()
                    .add(Diagnostic.at(
                                    from.text().span(),
                                    DiagnosticCode.BAD_MOVE,
                                    "'" + from.address() + "' is moved away here and moved to at " + other.place()
                                            + ". Moves do not form chains or circles. Write one move from the name that"
                                            + " is recorded to the name that is declared; apply an exchange of names in"
                                            + " two steps.")
                            .withRelated(other, "moved to here"));
        }
    }

    private void report(Node.Scalar place, String detail) {
        context.report(place.span(), DiagnosticCode.BAD_MOVE, detail);
    }
}
