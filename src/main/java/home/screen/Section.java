package home.screen;

import home.rebuild.ReadModel;

/** The parts of the first screen that are read, each by one query. */
enum Section {
    WALLET(ReadModel.WALLET), MOVEMENTS(ReadModel.WALLET), POINTS(ReadModel.POINTS), ORDERS(ReadModel.ORDERS), LOANS(
            ReadModel.LOANS),
    STEPS(ReadModel.STEPS), MISSIONS(ReadModel.MISSIONS), REWARDS(ReadModel.REWARDS), SPENDING(ReadModel.SPENDING),
    COMPARISON(ReadModel.COMPARISON);

    private final ReadModel model;

    Section(ReadModel model) {
        this.model = model;
    }

    /** What it reads. */
    ReadModel model() {
        return model;
    }
}
