package commerce.product;

import org.jspecify.annotations.Nullable;

/**
 * What a seller has written.
 *
 * @param terms of a product that is not one yet, null until they are filled in; null in a change, since those of a product are
 *     changed at once
 */
public record Draft(Content content, @Nullable Terms terms) {}
