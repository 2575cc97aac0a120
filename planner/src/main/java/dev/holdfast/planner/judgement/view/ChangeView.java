package dev.holdfast.planner.judgement.view;

import dev.holdfast.dsl.expression.evaluation.PropertySource;
import dev.holdfast.dsl.expression.evaluation.Scopes;
import dev.holdfast.planner.difference.AttributeDifference;
import dev.holdfast.planner.difference.ObjectDifference;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A changed object, as rules see it.
 *
 * @param change what happens to it
 * @param estate knows the machines
 */
public record ChangeView(ObjectDifference change, Estate estate) implements PropertySource {

    @Override
    public @Nullable Object property(String name) {
        return switch (name) {
            case "address" -> change.address().toString();
            case "type" -> change.address().type().word();
            case "name" -> change.address().name();
            case "action" -> change.action().word();
            case "reason" -> change.reason();
            case "weakens" -> change.weakens();
            case "irreversible" -> change.isIrreversible();
            case "before" -> texts(change.before());
            case "after" -> texts(change.after());
            case "attributes" ->
                change.attributes().stream().map(AttributeView::new).toList();
            case "vm" -> change.address().machine().map(estate::machine).orElse(null);
            default -> null;
        };
    }

    private static @Nullable PropertySource texts(Optional<ManagedObject> object) {
        if (object.isEmpty()) {
            return null;
        }
        SortedMap<String, String> texts = new TreeMap<>();
        object.get().attributes().forEach((name, value) -> texts.put(name, value.display()));
        return Scopes.texts(texts);
    }

    /** One attribute before and after. */
    private record AttributeView(AttributeDifference attribute) implements PropertySource {

        @Override
        public @Nullable Object property(String name) {
            return switch (name) {
                case "name" -> attribute.name();
                case "before" -> attribute.before().map(AttributeValue::display).orElse(null);
                case "after" -> attribute.after().map(AttributeValue::display).orElse(null);
                case "effect" -> attribute.effect().word();
                default -> null;
            };
        }
    }
}
