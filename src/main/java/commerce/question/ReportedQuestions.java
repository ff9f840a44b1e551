package commerce.question;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import commerce.report.FileReport;
import commerce.report.ReportKind;
import commerce.report.ReportReason;
import commerce.report.Reported;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Questions as what is reported: what is secret nobody but its author could. */
@Component
class ReportedQuestions implements Reported {
    private final Questions questions;
    private final FileReport reports;

    ReportedQuestions(Questions questions, FileReport reports) {
        this.questions = questions;
        this.reports = reports;
    }

    /**
     * A member finds something wrong with another's.
     *
     * @throws DomainException {@link CommerceError#QUESTION_NOT_FOUND}, also for a secret one
     */
    @Transactional
    public void report(Tsid member, QuestionId id, ReportReason reason) {
        if (questions.lock(id).filter(question -> question.state() == Question.State.VISIBLE && !question.secret())
                .isEmpty()) {
            throw new DomainException(CommerceError.QUESTION_NOT_FOUND);
        }
        reports.file(member, ReportKind.QUESTION, id.value(), reason);
    }

    @Override
    public ReportKind kind() {
        return ReportKind.QUESTION;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Excerpt> excerpts(Collection<Long> ids) {
        return questions.find(ids).stream().collect(Collectors.toMap(question -> question.id().value(),
                question -> new Excerpt(question.productId(), question.text())));
    }

    @Override
    @Transactional
    public Optional<SellerId> sellerOf(long id) {
        return questions.lock(new QuestionId(id)).map(Question::sellerId);
    }

    @Override
    @Transactional
    public boolean setHidden(long id, boolean hidden) {
        Question.State from = hidden ? Question.State.VISIBLE : Question.State.HIDDEN;
        return questions.lock(new QuestionId(id)).filter(question -> question.state() == from).map(question -> {
            questions.setHidden(question.id(), hidden);
            return question;
        }).isPresent();
    }
}
