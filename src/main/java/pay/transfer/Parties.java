package pay.transfer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import pay.payee.Payee;
import pay.payee.Payees;
import pay.payee.PhoneBook;
import platform.id.Tsid;
import platform.person.PhoneNumber;

/** Whose wallets several orders are about; they stay as they are to the transaction's end. */
final class Parties {
    private final Map<PhoneNumber, Tsid> owners;
    private final Map<Tsid, Payee> members;

    private Parties(Map<PhoneNumber, Tsid> owners, Map<Tsid, Payee> members) {
        this.owners = owners;
        this.members = members;
    }

    /** Looks them up, all by one or two statements. */
    static Parties of(Collection<TransferOrder> orders, Payees payees, PhoneBook phones) {
        Map<PhoneNumber, Tsid> owners = owners(orders, payees, phones);
        TreeSet<Tsid> ids = new TreeSet<>();
        for (TransferOrder order : orders) {
            ids.add(order.sender());
            Tsid recipient = recipientId(order, owners);
            if (recipient != null) {
                ids.add(recipient);
            }
        }
        return new Parties(owners, payees.keep(ids));
    }

    private static Map<PhoneNumber, Tsid> owners(Collection<TransferOrder> orders, Payees payees, PhoneBook phones) {
        Map<PhoneNumber, List<String>> indexes = new HashMap<>();
        for (TransferOrder order : orders) {
            if (order.to() instanceof Addressee.Phone(PhoneNumber number)) {
                indexes.computeIfAbsent(number, phones::indexes);
            }
        }
        Map<PhoneNumber, Tsid> owners = new HashMap<>();
        if (!indexes.isEmpty()) {
            List<String> all = new ArrayList<>();
            indexes.values().forEach(all::addAll);
            Map<String, Tsid> found = payees.byPhone(all);
            indexes.forEach((number, each) -> each.stream().map(found::get).filter(Objects::nonNull).findFirst()
                    .ifPresent(owner -> owners.put(number, owner)));
        }
        return owners;
    }

    private static @Nullable Tsid recipientId(TransferOrder order, Map<PhoneNumber, Tsid> owners) {
        return switch (order.to()) {
            case Addressee.Member(Tsid id) -> id;
            case Addressee.Phone(PhoneNumber number) -> owners.get(number);
        };
    }

    Optional<Payee> sender(TransferOrder order) {
        return Optional.ofNullable(members.get(order.sender()));
    }

    Optional<Payee> recipient(TransferOrder order) {
        return Optional.ofNullable(recipientId(order, owners)).map(members::get);
    }

    /** Whether it goes to a phone number of nobody. */
    boolean isForNobody(TransferOrder order) {
        return order.to() instanceof Addressee.Phone(PhoneNumber number) && !owners.containsKey(number);
    }
}
