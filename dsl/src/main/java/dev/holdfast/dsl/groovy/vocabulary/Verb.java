package dev.holdfast.dsl.groovy.vocabulary;

import java.util.List;

/**
 * What can be said in a block.
 *
 * @param name how it is called in Groovy: {@code vault}, {@code extend}, {@code forEach}
 * @param path keys from the block's mapping to what the verb fills in the neutral tree, such as {@code [vaults]},
 *     {@code [extends]} or {@code [rules, builtin]}; never empty
 * @param form how it is written and what it fills
 * @param description one or more sentences, from the schema
 */
public record Verb(String name, List<String> path, VerbForm form, String description) {
    public Verb {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("verb " + name + " fills nothing");
        }
    }
}
