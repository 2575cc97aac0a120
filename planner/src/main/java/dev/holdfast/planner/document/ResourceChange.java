package dev.holdfast.planner.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One object that changes.
 *
 * @param address such as {@code protection/sql-01}
 * @param type word of the object's type
 * @param name the address without the type
 * @param actionReason why, in a sentence
 * @param change what happens to it
 */
public record ResourceChange(
        String address,
        String type,
        String name,
        @JsonProperty("action_reason") String actionReason,
        Change change) {

    /**
     * What happens to an object.
     *
     * @param actions {@code create}, {@code update}, {@code delete}, {@code forget}, or delete and create for a replacement
     * @param before attributes before, each a text or a list of texts; null for a new object
     * @param after attributes after; null for an object that goes
     */
    @JsonDeserialize(using = ChangeReader.class)
    public record Change(
            List<String> actions,
            @Nullable SortedMap<String, Object> before,
            @Nullable SortedMap<String, Object> after) {
        public Change {
            actions = List.copyOf(actions);
        }
    }
}
