package dev.holdfast.executor.state;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.database.StateException;
import dev.holdfast.executor.stored.StoredText;
import dev.holdfast.planner.state.AttributeValue;
import java.util.List;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;

/** Reads columns of the record; a damaged one is a {@link StateException}. */
final class Columns {

    private Columns() {}

    static SortedMap<String, AttributeValue> attributes(String text) throws StateException {
        try {
            return StoredText.attributes(text);
        } catch (JacksonException e) {
            throw damaged(e);
        }
    }

    static List<String> texts(String text) throws StateException {
        try {
            return StoredText.texts(text);
        } catch (JacksonException e) {
            throw damaged(e);
        }
    }

    static RetentionRule rule(String text) throws StateException {
        try {
            return StoredText.rule(text);
        } catch (QuantityException e) {
            throw damaged(e);
        }
    }

    private static StateException damaged(Exception e) {
        return StateException.damaged("A row of the record cannot be read: " + e.getMessage() + ".", e);
    }
}
