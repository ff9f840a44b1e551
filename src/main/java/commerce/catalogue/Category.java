package commerce.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A place in the tree in which buyers look for goods.
 *
 * @param parent null for one of the first level
 * @param goods what sort of goods its products are; null where there are only categories below it and no products
 * @param notice which list of the law's is for its goods; null: as for those above it
 */
public record Category(CategoryId id, @Nullable CategoryId parent, String nameKo, String nameEn,
        @Nullable GoodsCategory goods, @Nullable String notice) {}
