package commerce.bulk;

import java.util.List;

/** Columns of the tables; each is known by its name in brackets, whatever the language of the words before it. */
final class Column {
    static final String GROUP = "group";
    static final String CATEGORY = "category";
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String TAX_FREE = "taxFree";
    static final String PRICE = "price";
    static final String SALE_PRICE = "salePrice";
    static final String SALE_FROM = "saleFrom";
    static final String SALE_UNTIL = "saleUntil";
    static final String SHIPPING = "shipping";
    static final String OPTION = "option";
    static final String CHOICE = "choice";
    static final String DIFFERENCE = "difference";
    static final String CODE = "code";
    static final String PRODUCT = "product";
    static final String VERSION = "version";
    static final String STATUS = "status";
    /** Before the code of something that is told of goods of a category, and of what the law wants told. */
    static final String ATTRIBUTE = "a.";
    static final String NOTICE = "n.";

    /** Of new products, without what their category asks for. */
    static final List<String> FRESH = List.of(GROUP, CATEGORY, NAME, DESCRIPTION, TAX_FREE, PRICE, SALE_PRICE,
            SALE_FROM, SALE_UNTIL, SHIPPING, OPTION + 1, CHOICE + 1, OPTION + 2, CHOICE + 2, OPTION + 3, CHOICE + 3,
            DIFFERENCE, CODE);
    static final List<String> EDIT = List.of(PRODUCT, VERSION, NAME, STATUS, PRICE, SALE_PRICE, SALE_FROM, SALE_UNTIL,
            SHIPPING);

    private Column() {}
}
