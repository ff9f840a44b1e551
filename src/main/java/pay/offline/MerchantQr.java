package pay.offline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import pay.merchant.MerchantId;
import platform.money.Won;

/**
 * The code that a merchant of ours shows: one that always stays the same, for which the member says the amount, or one of a
 * payment that it has asked for.
 *
 * @param name at most 25 characters of it are shown
 * @param sale null: the member says the amount
 */
public record MerchantQr(MerchantId merchant, String name, @Nullable Sale sale) {
    /** How long an order's id may be to fit in (EMVCo: reference label). */
    public static final int LONGEST_ORDER_ID = 25;

    private static final String FORMAT = "00";
    private static final String INITIATION = "01";
    /** The first of the templates for others than card schemes. */
    private static final String ACCOUNT = "26";
    private static final String CATEGORY = "52";
    private static final String CURRENCY = "53";
    private static final String AMOUNT = "54";
    private static final String COUNTRY = "58";
    private static final String NAME = "59";
    private static final String CITY = "60";
    private static final String MORE = "62";
    private static final String REFERENCE = "05";
    private static final String WHOSE = "00";
    private static final String MERCHANT = "01";
    private static final String PAYMENT = "02";
    /** ISO 4217, numeric. */
    private static final String WON = "410";
    private static final String KOREA = "KR";
    private static final String STATIC = "11";
    private static final String DYNAMIC = "12";
    private static final String OURS = "kr.madang.pay";
    private static final int LONGEST_NAME = 25;

    /**
     * What is paid for.
     *
     * @param orderId the merchant's own
     * @param paymentKey of the payment that the merchant has asked for
     */
    public record Sale(Won amount, String orderId, String paymentKey) {}

    /** As it is drawn. */
    public String text() {
        Map<String, String> account = new LinkedHashMap<>();
        account.put(WHOSE, OURS);
        account.put(MERCHANT, Long.toString(merchant.value()));
        Map<String, String> all = new LinkedHashMap<>();
        all.put(FORMAT, "01");
        all.put(INITIATION, sale == null ? STATIC : DYNAMIC);
        if (sale != null) {
            account.put(PAYMENT, sale.paymentKey());
        }
        all.put(ACCOUNT, EmvQr.write(account));
        all.put(CATEGORY, "0000");
        all.put(CURRENCY, WON);
        if (sale != null) {
            all.put(AMOUNT, Long.toString(sale.amount().amount()));
        }
        all.put(COUNTRY, KOREA);
        all.put(NAME, name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
        all.put(CITY, "SEOUL");
        if (sale != null) {
            all.put(MORE, EmvQr.write(Map.of(REFERENCE, sale.orderId())));
        }
        return new EmvQr(all).text();
    }

    /** Reads a code; empty when it is none, or no merchant of ours. */
    public static Optional<MerchantQr> parse(String text) {
        return EmvQr.parse(text).map(EmvQr::objects)
                .filter(all -> WON.equals(all.get(CURRENCY)) && KOREA.equals(all.get(COUNTRY))).flatMap(MerchantQr::of);
    }

    private static Optional<MerchantQr> of(Map<String, String> all) {
        Map<String, String> account = template(all, ACCOUNT);
        Optional<MerchantId> merchant = number(account.get(MERCHANT), 19).map(MerchantId::new);
        String name = all.get(NAME);
        if (!OURS.equals(account.get(WHOSE)) || merchant.isEmpty() || name == null) {
            return Optional.empty();
        }
        if (STATIC.equals(all.get(INITIATION))) {
            return all.containsKey(AMOUNT) ? Optional.empty() : Optional.of(new MerchantQr(merchant.get(), name, null));
        }
        String orderId = template(all, MORE).get(REFERENCE);
        String payment = account.get(PAYMENT);
        Optional<Won> amount = number(all.get(AMOUNT), 10).map(Won::of);
        return DYNAMIC.equals(all.get(INITIATION)) && orderId != null && payment != null
                ? amount.map(won -> new MerchantQr(merchant.get(), name, new Sale(won, orderId, payment)))
                : Optional.empty();
    }

    private static Map<String, String> template(Map<String, String> all, String id) {
        return Optional.ofNullable(all.get(id)).flatMap(EmvQr::objects).orElse(Map.of());
    }

    private static Optional<Long> number(@Nullable String text, int digits) {
        try {
            return text == null || !text.matches("[1-9][0-9]{0," + (digits - 1) + "}")
                    ? Optional.empty()
                    : Optional.of(Long.valueOf(text));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
