package commerce.product;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

import commerce.catalogue.Sale;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import platform.money.Won;
import platform.time.BusinessDays;
import platform.web.DomainException;

/**
 * For what a product is sold, as it is filled in: texts, times in Seoul.
 *
 * @param salePrice empty, as are both times, when there is no sale
 * @param template id of the shipping template; empty: freight is free
 */
public record TermsForm(String price, String salePrice, String saleFrom, String saleUntil, String template) {
    public static final TermsForm NONE = new TermsForm("", "", "", "", "");
    private static final Pattern WON = Pattern.compile("0|[1-9][0-9]{0,9}");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

    public static TermsForm of(@Nullable Terms terms) {
        if (terms == null) {
            return NONE;
        }
        Sale sale = terms.sale();
        return new TermsForm(Long.toString(terms.price().amount()),
                sale == null ? "" : Long.toString(sale.price().amount()), sale == null ? "" : text(sale.from()),
                sale == null ? "" : text(sale.until()),
                terms.shippingTemplate() == null ? "" : Long.toString(terms.shippingTemplate()));
    }

    /** Why it says nothing that can be kept; empty when it does, or when nothing of it is filled in yet. */
    public Optional<Flaw> flaw() {
        try {
            draft();
            return Optional.empty();
        } catch (DomainException refusal) {
            return Optional.of(Flaw.of(refusal));
        }
    }

    /**
     * What it says; null when nothing of it is filled in yet.
     *
     * @throws DomainException as {@link #terms}
     */
    public @Nullable Terms draft() {
        return equals(NONE) ? null : terms();
    }

    /**
     * What it says.
     *
     * @throws DomainException {@code PRODUCT_INCOMPLETE}, {@code SALE_NOT_POSSIBLE}, {@code UNKNOWN_SHIPPING_TEMPLATE}
     */
    public Terms terms() {
        if (!WON.matcher(price).matches()) {
            throw new DomainException(CommerceError.PRODUCT_INCOMPLETE, "price");
        }
        return new Terms(Won.of(Long.parseLong(price)), sale(), templateId());
    }

    private @Nullable Sale sale() {
        if (salePrice.isEmpty() && saleFrom.isEmpty() && saleUntil.isEmpty()) {
            return null;
        }
        try {
            if (WON.matcher(salePrice).matches()) {
                return Terms.sale(Won.of(Long.parseLong(salePrice)), time(saleFrom), time(saleUntil));
            }
        } catch (DateTimeException _) {
            // No times.
        }
        throw new DomainException(CommerceError.SALE_NOT_POSSIBLE);
    }

    private @Nullable Long templateId() {
        if (template.isEmpty()) {
            return null;
        }
        try {
            if (ID.matcher(template).matches()) {
                return Long.valueOf(template);
            }
        } catch (NumberFormatException _) {
            // Nineteen digits may be too many.
        }
        throw new DomainException(CommerceError.UNKNOWN_SHIPPING_TEMPLATE);
    }

    /** A day alone begins at midnight. */
    private static Instant time(String text) {
        return LocalDateTime.parse(text.length() == 10 ? text + "T00:00" : text.replace(' ', 'T'))
                .atZone(BusinessDays.SEOUL).toInstant();
    }

    private static String text(Instant time) {
        return LocalDateTime.ofInstant(time, BusinessDays.SEOUL).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
