package dev.holdfast.dsl.binding;

import dev.holdfast.dsl.binding.BoundDeclaration.NamedInventory;
import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.binding.field.References;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.expression.Expression;
import dev.holdfast.dsl.expression.type.Vocabulary;
import dev.holdfast.dsl.model.Binding;
import dev.holdfast.dsl.model.Exclusion;
import dev.holdfast.dsl.model.InventoryFormat;
import dev.holdfast.dsl.model.InventorySource;
import dev.holdfast.dsl.model.Retirement;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.tree.Node;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Binds the lists that say what holds for which machines: {@code inventories bindings retired exclusions}. */
final class AssignmentBinder {

    private final Context context;

    AssignmentBinder(Context context) {
        this.context = context;
    }

    List<NamedInventory> inventories(List<Node> items) {
        List<NamedInventory> inventories = new ArrayList<>();
        for (Node item : items) {
            Fields fields = Fields.of(context, item, item.span());
            Optional<InventoryFormat> format =
                    exactlyOne(fields, "azure", "ndjson", "An inventory").flatMap(InventoryFormat::of);
            Optional<String> disks = fields.text("disks");
            if (fields.has("disks") && fields.has("ndjson")) {
                context.report(
                        fields.keyPlace("disks"),
                        DiagnosticCode.CONFLICTING_KEYS,
                        "A disk list belongs to an 'azure' inventory; an NDJSON line names the sizes of its disks itself."
                                + " Remove 'disks'.");
            }
            if (format.isPresent()) {
                String key = format.get().word();
                fields.text(key)
                        .ifPresent(path -> inventories.add(new NamedInventory(
                                new InventorySource(format.get(), path, disks),
                                fields.valuePlace(key),
                                disks.isPresent() ? fields.valuePlace("disks") : fields.valuePlace(key))));
            }
        }
        return inventories;
    }

    /** The one of two keys that is written; both or neither is an error. */
    private Optional<String> exactlyOne(Fields fields, String one, String other, String thing) {
        if (fields.has(one) == fields.has(other)) {
            boolean both = fields.has(one);
            context.report(
                    both ? fields.keyPlace(other) : fields.place(),
                    DiagnosticCode.NOT_EXACTLY_ONE,
                    thing + " has " + (both ? "both" : "neither") + " '" + one + "' " + (both ? "and" : "nor") + " '"
                            + other + "', but exactly one of them is needed. " + (both ? "Remove one." : "Add one."));
            return Optional.empty();
        }
        return Optional.of(fields.has(one) ? one : other);
    }

    List<Binding> bindings(List<Node> items, Collection<String> policies) {
        List<Binding> bindings = new ArrayList<>();
        Map<String, SourceSpan> names = new HashMap<>();
        for (Node item : items) {
            Fields fields = Fields.of(context, item, item.span());
            Optional<String> name = fields.text("name");
            name.ifPresent(found -> unique("binding", found, fields.valuePlace("name"), names));
            Optional<Expression> where = Expressions.bind(fields, "where", Vocabulary.VM);
            Optional<String> unprotected = fields.reason("unprotected");
            Optional<String> policy = fields.text("policy");
            policy.ifPresent(any ->
                    References.check(context, policies, fields.scalar("policy").orElseThrow(), "policy", "policies"));
            Optional<String> decision = exactlyOne(fields, "policy", "unprotected", "A binding");
            boolean selects = where.isPresent() || !fields.has("where");
            if (decision.isPresent() && selects && (policy.isPresent() || unprotected.isPresent())) {
                bindings.add(new Binding(name, where, policy, unprotected));
            }
        }
        return bindings;
    }

    private void unique(String thing, String name, SourceSpan place, Map<String, SourceSpan> names) {
        SourceSpan first = names.putIfAbsent(name, place);
        if (first != null) {
            context.diagnostics()
                    .add(Diagnostic.at(
                                    place,
                                    DiagnosticCode.DUPLICATE_NAME,
                                    "A " + thing + " for '" + name + "' is already written at " + first.place()
                                            + ". Messages and plans could not tell the two apart. Rename or remove one.")
                            .withRelated(first, "first written here"));
        }
    }

    SortedMap<String, Retirement> retired(List<Node> items) {
        SortedMap<String, Retirement> retired = new TreeMap<>();
        Map<String, SourceSpan> names = new HashMap<>();
        for (Node item : items) {
            Fields fields = Fields.of(context, item, item.span());
            Optional<String> machine = fields.text("vm");
            machine.ifPresent(
                    found -> unique("retirement", found.toLowerCase(Locale.ROOT), fields.valuePlace("vm"), names));
            Optional<LocalDate> since = fields.quantity("since", DiagnosticCode.BAD_DATE, Dates::parse);
            Optional<Age> delete = fields.quantity("deleteDataAfter", Age::parse);
            Optional<String> reason = fields.reason("reason");
            Optional<String> owner = fields.text("owner");
            boolean sound = delete.isPresent() == fields.has("deleteDataAfter");
            if (sound && machine.isPresent() && since.isPresent() && reason.isPresent()) {
                retired.put(machine.get(), new Retirement(machine.get(), since.get(), delete, reason.get(), owner));
            }
        }
        return retired;
    }

    List<Exclusion> exclusions(List<Node> items) {
        List<Exclusion> exclusions = new ArrayList<>();
        for (Node item : items) {
            Fields fields = Fields.of(context, item, item.span());
            Optional<Expression> where = Expressions.bind(fields, "where", Vocabulary.DISK);
            Optional<String> reason = fields.reason("reason");
            if (where.isPresent() && reason.isPresent()) {
                exclusions.add(new Exclusion(where.get(), reason.get()));
            }
        }
        return exclusions;
    }
}
