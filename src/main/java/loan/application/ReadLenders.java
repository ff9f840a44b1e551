package loan.application;

import java.util.List;
import java.util.Map;

import loan.lender.Lender;
import loan.lender.LenderId;
import loan.lender.LenderPanel;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the panel and its match rates. */
@Service
public class ReadLenders {
    private final LenderPanel panel;
    private final MatchRates rates;

    ReadLenders(LenderPanel panel, MatchRates rates) {
        this.panel = panel;
        this.rates = rates;
    }

    /** All lenders. */
    public List<Lender> lenders() {
        return panel.lenders();
    }

    /** Of lenders that decided at all. */
    @Transactional(readOnly = true)
    public Map<LenderId, MatchRate> matchRates() {
        return rates.all();
    }
}
