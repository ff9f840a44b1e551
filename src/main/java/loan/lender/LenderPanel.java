package loan.lender;

import java.util.List;
import java.util.Optional;

/** All lenders that Madang compares. */
public record LenderPanel(List<Lender> lenders) {
    public LenderPanel {
        lenders = List.copyOf(lenders);
    }

    /** A lender of the panel. */
    public Optional<Lender> find(LenderId id) {
        return lenders.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
