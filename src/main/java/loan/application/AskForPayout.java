package loan.application;

import loan.lender.Lender;
import loan.lender.LenderBreakers;
import loan.lender.LenderFault;
import loan.lender.LenderLine;
import loan.lender.LenderPanel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import platform.id.Tsid;

/** Asks a lender to pay a signed loan out, outside any transaction, and again until it says whether it does. */
@Component
class AskForPayout {
    private static final Logger log = LoggerFactory.getLogger(AskForPayout.class);

    private final ReadApplication read;
    private final LenderPanel panel;
    private final LenderLine line;
    private final LenderBreakers breakers;
    private final EndSigned end;

    AskForPayout(ReadApplication read, LenderPanel panel, LenderLine line, LenderBreakers breakers, EndSigned end) {
        this.read = read;
        this.panel = panel;
        this.line = line;
        this.breakers = breakers;
        this.end = end;
    }

    void ask(ApplicationId id) {
        Application application = read.any(id).application();
        if (application.state() != ApplicationState.SIGNED) {
            return;
        }
        try {
            Lender lender = panel.find(application.lenderId())
                    .orElseThrow(() -> new LenderFault("has left the panel"));
            if (breakers.call(lender.id(), () -> line.payOut(lender, Tsid.of(id)))) {
                end.paid(id);
            } else {
                end.refused(id);
            }
        } catch (LenderFault e) {
            log.warn("Lender {} {}: it is asked again to pay application {} out", application.lenderId().value(),
                    e.getMessage(), id.value());
        }
    }
}
