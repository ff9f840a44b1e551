package commerce.product;

import java.util.List;
import java.util.stream.Collectors;

import commerce.refusal.CommerceError;
import platform.web.DomainException;

/**
 * Something that is missing or wrong of what is filled in about a product.
 *
 * @param field where: {@code name}, {@code price}, …; {@code attributes.<code>} or {@code notice.<code>} of what the category asks for
 * @param nameKo what it is called; the field where it has no other name
 * @param nameEn the same in English
 */
public record Flaw(String field, String nameKo, String nameEn) {
    /** Of what is asked of every product. */
    public Flaw(String field) {
        this(field, field, field);
    }

    /** What kind of field it is: all that a category asks for is of one. */
    public String kind() {
        return field.split("[.-]", 2)[0];
    }

    /** Of a price that was refused. */
    static Flaw of(DomainException refusal) {
        return new Flaw(switch ((CommerceError) refusal.code()) {
            case SALE_NOT_POSSIBLE -> "salePrice";
            case UNKNOWN_SHIPPING_TEMPLATE -> "template";
            default -> "price";
        });
    }

    /** {@code PRODUCT_INCOMPLETE}. */
    static DomainException refusal(List<Flaw> flaws) {
        return new DomainException(CommerceError.PRODUCT_INCOMPLETE,
                flaws.stream().map(Flaw::nameKo).collect(Collectors.joining(", ")));
    }
}
