/**
 * The published methods: what values of a policy file in Groovy can be asked, {@code list.collect { … }} say.
 *
 * <p>In: a receiver, arguments, and a way to call closures. Out: a new value. One table, {@link
 * dev.holdfast.dsl.groovy.method.PublishedMethods}, says all there is; nothing is ever looked up in a class of Java.
 */
@NullMarked
package dev.holdfast.dsl.groovy.method;

import org.jspecify.annotations.NullMarked;
