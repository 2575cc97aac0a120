/**
 * What the service allows and how fast it is: numbers as data, each entry naming its source.
 *
 * <p>In: {@code profiles/azure.yaml} inside the product. Out: {@link dev.holdfast.dsl.profile.ServiceProfile}; planner and
 * fabric calculate with it and know no limit of their own.
 */
@NullMarked
package dev.holdfast.dsl.profile;

import org.jspecify.annotations.NullMarked;
