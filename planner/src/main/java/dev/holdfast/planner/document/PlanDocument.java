package dev.holdfast.planner.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A plan as a document. The fields beside {@code holdfast} have the names that tools for infrastructure plans parse.
 *
 * @param formatVersion {@code 1.0}; the second number grows with compatible additions
 * @param resourceChanges every changed object singly, in the order of execution; objects without a change are left out
 * @param complete false if targets or exclusions hid part of the estate
 * @param applyable false if an unwaived finding is an error
 * @param errored true if the plan could not be computed to its end
 * @param holdfast everything that is ours alone
 */
public record PlanDocument(
        @JsonProperty("format_version") String formatVersion,
        @JsonProperty("resource_changes") List<ResourceChange> resourceChanges,
        boolean complete,
        boolean applyable,
        boolean errored,
        HoldfastSection holdfast) {

    public PlanDocument {
        resourceChanges = List.copyOf(resourceChanges);
    }
}
