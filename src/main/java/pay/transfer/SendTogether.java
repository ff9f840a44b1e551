package pay.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.ledger.Decision;
import pay.ledger.Ledger;
import pay.ledger.LedgerRefusal;
import pay.payee.Payees;
import pay.payee.PhoneBook;
import pay.usage.Sent;
import pay.wallet.WalletCap;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.BusinessDays;
import platform.web.DomainException;
import platform.web.commit.Outcome;

/**
 * Decides transfers that share a transaction: their wallets are kept as they are, their senders' counters locked, limits and the rules against fraud asked,
 * then the ledger decides. What is refused changes nothing of the others.
 */
@Component
class SendTogether {
    private final Payees payees;
    private final PhoneBook phones;
    private final TransferUsages usages;
    private final TransferLimits limits;
    private final JudgeTransfers judge;
    private final WalletCap walletCap;
    private final TransferSettings settings;
    private final Ledger ledger;
    private final Transfers transfers;
    private final WriteTransfers writeTransfers;
    private final Ids ids;
    private final Clock clock;

    SendTogether(Payees payees, PhoneBook phones, TransferUsages usages, TransferLimits limits, JudgeTransfers judge,
            WalletCap walletCap,
            TransferSettings settings, Ledger ledger, Transfers transfers, WriteTransfers writeTransfers, Ids ids,
            Clock clock) {
        this.payees = payees;
        this.phones = phones;
        this.usages = usages;
        this.limits = limits;
        this.judge = judge;
        this.walletCap = walletCap;
        this.settings = settings;
        this.ledger = ledger;
        this.transfers = transfers;
        this.writeTransfers = writeTransfers;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Does them in the caller's transaction.
     *
     * @param lane which no other has at the same time
     * @return an outcome for each, in their order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Outcome<Transfer>> send(int lane, List<TransferOrder> orders) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, BusinessDays.SEOUL);
        Parties parties = Parties.of(orders, payees, phones);
        Map<TransferOrder, DomainException> refused = new HashMap<>();
        orders.forEach(order -> Draft.refusal(order, parties).ifPresent(why -> refused.put(order, why)));
        List<Draft> drafts = orders.stream().filter(order -> !refused.containsKey(order))
                .map(order -> draft(order, parties)).toList();
        Map<Tsid, Sent> before = drafts.isEmpty()
                ? Map.of()
                : usages.lock(drafts.stream().map(draft -> draft.order().sender())
                        .collect(Collectors.toCollection(TreeSet::new)), now);
        Set<Tsid> judged = new HashSet<>();
        List<Draft> within = allowed(drafts, before, now, today, refused, judged);
        // Who asked for one thing alone depends on nothing else.
        judged.retainAll(severalTimes(orders));
        Map<TransferOrder, Transfer> done = post(lane, within, now, today, refused, before, judged);
        return orders.stream().map(order -> Optional.ofNullable(done.get(order)).map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Objects.requireNonNull(refused.get(order))))).toList();
    }

    private Draft draft(TransferOrder order, Parties parties) {
        TransferId id = new TransferId(ids.nextLong());
        return Draft.of(order, id, transfers.seal(id, order.memo()), parties);
    }

    private static Set<Tsid> severalTimes(List<TransferOrder> orders) {
        Set<Tsid> once = new HashSet<>();
        return orders.stream().map(TransferOrder::sender).filter(sender -> !once.add(sender))
                .collect(Collectors.toSet());
    }

    /** Those within the limits that the rules against fraud let through or hold. */
    private List<Draft> allowed(List<Draft> drafts, Map<Tsid, Sent> before, Instant now, LocalDate today,
            Map<TransferOrder, DomainException> refused, Set<Tsid> judged) {
        Map<Tsid, Sent> counted = new HashMap<>(before);
        Set<Long> toKnown = judge.toKnown(drafts, now, today);
        List<Draft> allowed = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            TransferOrder order = draft.order();
            Sent sent = Objects.requireNonNull(counted.get(order.sender()));
            try {
                sent.usage().refusal(order.amount().amount(), limits.on(today, order.caller().tier()))
                        .ifPresent(refusal -> {
                            throw refusal;
                        });
                Draft each = judge.judged(draft, sent, toKnown, today);
                allowed.add(each);
                counted.put(order.sender(), judge.counted(each, sent, today));
                if (each.review() != null) {
                    judged.add(order.sender());
                }
            } catch (DomainException refusal) {
                refused.put(order, refusal);
                judged.add(order.sender());
            }
        }
        return allowed;
    }

    private Map<TransferOrder, Transfer> post(int lane, List<Draft> drafts, Instant now,
            LocalDate today, Map<TransferOrder, DomainException> refused, Map<Tsid, Sent> before, Set<Tsid> judged) {
        Instant acceptBy = now.plus(settings.acceptWithin());
        long cap = walletCap.at(now);
        List<Decision> decisions = drafts.isEmpty()
                ? List.of()
                : ledger.postEach(drafts.stream()
                        .map(draft -> draft.posting(cap, acceptBy)).toList(), now, lane);
        Map<Tsid, Sent> counted = new HashMap<>();
        List<WriteTransfers.Entry> entries = new ArrayList<>(drafts.size());
        Map<TransferOrder, Transfer> done = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            TransferOrder order = draft.order();
            Decision decision = decisions.get(i);
            if (decision.posted() == null) {
                refused.put(order, reason(Objects.requireNonNull(decision.refusal())));
                if (judged.contains(order.sender())) {
                    // It was counted when another one of the same sender was held against limits and rules: decide each alone.
                    throw new IllegalStateException("Several of one sender depend on each other");
                }
                continue;
            }
            Sent sent = counted.getOrDefault(order.sender(), Objects.requireNonNull(before.get(order.sender())));
            counted.put(order.sender(), judge.counted(draft, sent, today));
            Transfer transfer = draft.done(now, acceptBy);
            done.put(order, transfer);
            entries.add(new WriteTransfers.Entry(draft, transfer, decision.posted()));
        }
        if (!entries.isEmpty()) {
            usages.write(counted);
            writeTransfers.write(entries, now);
        }
        return done;
    }

    private static DomainException reason(LedgerRefusal refusal) {
        return switch (refusal.reason()) {
            case SHORT -> new DomainException(PayError.INSUFFICIENT_BALANCE);
            case ABOVE_CEILING -> new DomainException(PayError.TRANSFER_PAYEE_FULL);
            case FROZEN -> refusal.ofFrozenAccount().orElseThrow();
            case HOLD_RESOLVED, HOLD_NOT_OVER, POSTED_BEFORE -> throw refusal;
        };
    }
}
