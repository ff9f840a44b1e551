package pay.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pay.error.PayError;
import pay.events.MoneyRequested;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.transfer.Addressee;
import pay.wallet.OpenWallet;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.person.PhoneNumber;
import platform.time.BusinessDays;
import platform.web.DomainException;

/** Asks members for money, all of them or none. */
@Component
class AskFriends {
    private final OpenWallet wallets;
    private final Payees payees;
    private final Askers askers;
    private final BlockedAskers blocked;
    private final MoneyRequests requests;
    private final RequestSettings settings;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    AskFriends(OpenWallet wallets, Payees payees, Askers askers, BlockedAskers blocked,
            MoneyRequests requests, RequestSettings settings, DomainEvents events, Ids ids, Clock clock) {
        this.wallets = wallets;
        this.payees = payees;
        this.askers = askers;
        this.blocked = blocked;
        this.requests = requests;
        this.settings = settings;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What one of them is asked for. */
    record Share(Addressee friend, Won amount) {}

    /**
     * Asks them in the caller's transaction.
     *
     * @param shares at least one
     * @throws DomainException {@code MONEY_REQUEST_TO_SELF}, {@code MONEY_REQUEST_ASKED_UNAVAILABLE},
     *     {@code SPLIT_BILL_FRIEND_TWICE}, {@code WALLET_CLOSED}, {@code MONEY_REQUEST_TOO_MANY_OPEN},
     *     {@code MONEY_REQUEST_TOO_MANY_TODAY}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<MoneyRequest> ask(Tsid asker, List<Share> shares, @Nullable String memo, @Nullable SplitBillId bill) {
        // One who has just joined may not have been told of.
        wallets.open(asker);
        // As it is written: that a number and an id are the same person's is not for the asker to find out.
        if (shares.stream().map(Share::friend).distinct().count() < shares.size()) {
            throw new DomainException(PayError.SPLIT_BILL_FRIEND_TWICE);
        }
        List<Tsid> friends = shares.stream().map(share -> find(share.friend())).toList();
        if (friends.contains(asker)) {
            throw new DomainException(PayError.MONEY_REQUEST_TO_SELF);
        }
        TreeSet<Tsid> members = new TreeSet<>(friends);
        members.add(asker);
        Map<Tsid, Payee> kept = payees.keep(members);
        Payee self = Optional.ofNullable(kept.get(asker)).filter(Payee::isOpen)
                .orElseThrow(() -> new DomainException(PayError.WALLET_CLOSED));
        Set<Tsid> unwilling = blocked.blocking(asker, friends);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<MoneyRequest> asked = new ArrayList<>(shares.size());
        for (int i = 0; i < shares.size(); i++) {
            Addressee written = shares.get(i).friend();
            Payee friend = Optional.ofNullable(kept.get(friends.get(i))).filter(Payee::isOpen)
                    .filter(found -> !unwilling.contains(found.memberId())).orElseThrow(() -> unavailable(written));
            String name = written instanceof Addressee.Phone(PhoneNumber number)
                    ? number.masked()
                    : friend.maskedName();
            asked.add(new MoneyRequest(new MoneyRequestId(ids.nextLong()), asker, friend.memberId(),
                    shares.get(i).amount(), memo, bill, MoneyRequest.State.OPEN, self.maskedName(), name, now, null,
                    now.plus(settings.payWithin()), null, null));
        }
        requireFew(asker, friends, now);
        requests.insert(asked);
        asked.forEach(this::tell);
        return asked;
    }

    private Tsid find(Addressee written) {
        Optional<Tsid> found = switch (written) {
            case Addressee.Member(Tsid id) -> Optional.ofNullable(id);
            case Addressee.Phone(PhoneNumber number) -> payees.owner(number);
        };
        return found.orElseThrow(() -> unavailable(written));
    }

    private static DomainException unavailable(Addressee written) {
        return new DomainException(PayError.MONEY_REQUEST_ASKED_UNAVAILABLE,
                written instanceof Addressee.Phone(PhoneNumber number) ? number.masked() : written.signed());
    }

    private void requireFew(Tsid asker, List<Tsid> friends, Instant now) {
        askers.lock(asker);
        if (requests.open(asker) + friends.size() > settings.openAtOnce()) {
            throw new DomainException(PayError.MONEY_REQUEST_TOO_MANY_OPEN, settings.openAtOnce());
        }
        Instant today = LocalDate.ofInstant(now, BusinessDays.SEOUL).atStartOfDay(BusinessDays.SEOUL).toInstant();
        if (requests.asked(asker, today) + friends.size() > settings.aDay()) {
            throw new DomainException(PayError.MONEY_REQUEST_TOO_MANY_TODAY, settings.aDay());
        }
        if (friends.stream().anyMatch(friend -> requests.asked(asker, friend, today) >= settings.aDayOfOne())) {
            throw new DomainException(PayError.MONEY_REQUEST_TOO_MANY_TODAY, settings.aDayOfOne());
        }
    }

    private void tell(MoneyRequest request) {
        SplitBillId bill = request.splitBillId();
        events.publish(new MoneyRequested(ids.next(), request.askedAt(), Tsid.of(request.id()), request.asker(),
                request.asked(), request.amount(), request.memo(), request.askerName(),
                bill == null ? null : Tsid.of(bill), Objects.requireNonNull(request.lapsesAt())));
    }
}
