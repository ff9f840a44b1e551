package pay.psp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.id.Tsid;

/**
 * The payment service provider in the box. It stands for something outside: it keeps its own books in its own transactions,
 * and it refuses to be called inside one of ours.
 *
 * @see SandboxPspSettings
 */
@Component
class SandboxPsp implements Psp {
    private final SandboxPspBooks books;
    private final SandboxPspSettings settings;

    SandboxPsp(SandboxPspBooks books, SandboxPspSettings settings) {
        this.books = books;
        this.settings = settings;
    }

    @Override
    public CardLook register(String customerKey, String authKey) {
        travel();
        return SandboxCard.of(authKey).filter(card -> !card.lastFour().equals("0001"))
                .<CardLook>map(card -> new CardLook.Registered(new BillingToken(authKey, customerKey), card.company(),
                        card.company(),
                        card.kind(), card.maskedNumber()))
                .orElseGet(CardLook.Refused::new);
    }

    @Override
    public boolean end(BillingToken token) {
        travel();
        return true;
    }

    @Override
    public PspAnswer charge(ChargeOrder order) {
        String key = order.by().key();
        String lastFour = SandboxCard.of(key).map(SandboxCard::lastFour).orElse("0005");
        return answer(order.request(), lastFour.equals("0003"), lastFour.equals("0004"),
                () -> books.charge(order.request(), key, order.amount(), outcome(lastFour)));
    }

    private static String outcome(String lastFour) {
        return switch (lastFour) {
            case "0002" -> CardRefusal.SHORT.name();
            case "0005" -> CardRefusal.UNUSABLE.name();
            default -> "DONE";
        };
    }

    @Override
    public PspAnswer cancel(CancelOrder order) {
        String lastFour = books.lastFour(order.charge());
        return answer(order.request(), false, lastFour.equals("0006"),
                () -> books.cancel(order, lastFour.equals("0007")));
    }

    /** Carries a request out, unless it gets lost; what was carried out may not be heard of. */
    private PspAnswer answer(Tsid request, boolean lostBefore, boolean lostAfter, Supplier<PspAnswer> effect) {
        travel();
        if (lostBefore || isLost(request, "before", settings.lostBeforePercent())) {
            return new PspAnswer.Unknown();
        }
        PspAnswer answer = effect.get();
        return lostAfter || isLost(request, "after", settings.lostAfterPercent()) ? new PspAnswer.Unknown() : answer;
    }

    @Override
    public PspAnswer enquireCharge(Tsid request, long amount) {
        travel();
        return books.find(request, amount);
    }

    @Override
    public PspAnswer enquireCancel(CancelOrder order) {
        travel();
        return books.findCancel(order.request());
    }

    @Override
    public PspAnswer netCancel(Tsid request, long amount) {
        travel();
        return settings.forbidsUnseen()
                ? books.netCancel(request, amount)
                : books.netCancelSeen(request, amount);
    }

    private void travel() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A payment service provider is called inside a transaction");
        }
        if (settings.latency().isPositive()) {
            LockSupport.parkNanos(settings.latency().toNanos());
        }
    }

    private boolean isLost(Tsid request, String where, int percent) {
        byte[] chance = sha256(settings.seed() + where + request.value());
        return percent > 0 && Math.floorMod(((chance[0] & 0xff) << 8) + (chance[1] & 0xff), 100) < percent;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
