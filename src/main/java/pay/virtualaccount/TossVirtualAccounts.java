package pay.virtualaccount;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pay.bank.BankCode;
import pay.psp.TossApi;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Virtual accounts of Toss Payments, core API v1. Our id is its order id, and what was deposited is asked by that; it takes the exact amount
 * alone, and one deposit.
 *
 * @see <a href="https://docs.tosspayments.com/guides/payment/virtual-account-api">docs.tosspayments.com: virtual accounts</a>
 */
final class TossVirtualAccounts implements VirtualAccountBank {
    private static final Logger LOG = LoggerFactory.getLogger(TossVirtualAccounts.class);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{10,14}");
    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final TossApi api;

    TossVirtualAccounts(TossApi api) {
        this.api = api;
    }

    @Override
    public Answer open(VirtualAccountId request, BankCode bank, Won amount, Instant dueAt) {
        String id = Tsid.of(request).toString();
        TossApi.Reply reply = api.post("/v1/virtual-accounts", id,
                Map.of("orderId", id, "orderName", "마당 결제", "customerName", "마당", "amount", amount.amount(), "bank",
                        // There the banks' codes have two digits.
                        bank.code().substring(1), "dueDate",
                        DUE.format(LocalDateTime.ofInstant(dueAt, BusinessDays.SEOUL))));
        String number = reply.text("/virtualAccount/accountNumber");
        return isOf(reply, id, amount) && NUMBER.matcher(number).matches()
                ? new Answer.Opened(number)
                : new Answer.Unknown();
    }

    @Override
    public Statement statement(VirtualAccount given) {
        String id = Tsid.of(given.id()).toString();
        TossApi.Reply reply = api.get("/v1/payments/orders/" + id);
        if (!isOf(reply, id, given.amount())) {
            return new Statement.Unknown();
        }
        return switch (reply.text("/status")) {
            case "DONE" -> deposited(given, id, reply.text("/approvedAt"));
            case "EXPIRED" -> new Statement.Complete(List.of());
            default -> new Statement.Unknown();
        };
    }

    private static Statement deposited(VirtualAccount given, String id, String at) {
        try {
            return new Statement.Complete(List.of(new Deposit(given.bank(), "toss-" + id,
                    Objects.requireNonNull(given.number()), given.amount(), OffsetDateTime.parse(at).toInstant())));
        } catch (DateTimeException e) {
            LOG.warn("Toss Payments does not say when the deposit for {} was made", id);
            return new Statement.Unknown();
        }
    }

    /** Another order or amount is none that we understand. */
    private static boolean isOf(TossApi.Reply reply, String id, Won amount) {
        return reply.isSuccess() && reply.text("/orderId").equals(id)
                && reply.body().path("totalAmount").asLong(-1) == amount.amount();
    }
}
