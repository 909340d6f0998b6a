"""Trains the networks of this folder and writes their checkpoints: python3 train.py

Needs NumPy only. The README beside this file says what is trained.
"""

import pathlib

import numpy as np

SAMPLES = 160
EPOCHS = 20_000
STEPS = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000]
ADAM_RATE = 0.005
DESCENT_RATE = 0.05
TARGETS = {"sine": lambda x: np.sin(3 * x), "step": np.sign}

# Task, width, method, penalty; all with the same seed.
RUNS = [
    ("sine", 16, "adam", 0),
    ("sine", 16, "adam", 0.1),
    ("sine", 16, "descent", 0),
    ("sine", 64, "adam", 0),
    ("sine", 64, "adam", 0.1),
    ("step", 16, "adam", 0),
    ("step", 16, "adam", 0.1),
    ("step", 16, "descent", 0),
]
SEED = 0


def initial(width):
    """As scikit-learn starts networks of tanh units: uniform weights and biases, with a bound that depends on the layer."""
    random = np.random.default_rng(SEED)
    bound = np.sqrt(6 / (1 + width))
    incoming, biases, outgoing = (random.uniform(-bound, bound, width) for _ in range(3))
    return [incoming, biases, outgoing, random.uniform(-bound, bound, 1)]


def gradient(parameters, x, y, penalty):
    """Of the mean of half the squared errors, and penalty / (2 samples) times the squared norm of both weight matrices."""
    incoming, biases, outgoing, output_bias = parameters
    hidden = np.tanh(np.outer(x, incoming) + biases)
    error = (hidden @ outgoing + output_bias - y) / len(x)
    back = np.outer(error, outgoing) * (1 - hidden**2)
    decay = penalty / len(x)
    return [
        x @ back + decay * incoming,
        back.sum(axis=0),
        error @ hidden + decay * outgoing,
        np.array([error.sum()]),
    ]


class Descent:
    """Plain gradient descent."""

    def changes(self, gradients):
        return [-DESCENT_RATE * g for g in gradients]


class Adam:
    """Adam with its usual constants."""

    def __init__(self):
        self.epoch = 0
        self.means = [0.0] * 4
        self.squares = [0.0] * 4

    def changes(self, gradients):
        self.epoch += 1
        self.means = [0.9 * m + 0.1 * g for m, g in zip(self.means, gradients)]
        self.squares = [0.999 * s + 0.001 * g**2 for s, g in zip(self.squares, gradients)]
        rate = ADAM_RATE * np.sqrt(1 - 0.999**self.epoch) / (1 - 0.9**self.epoch)
        return [-rate * m / (np.sqrt(s) + 1e-8) for m, s in zip(self.means, self.squares)]


def mean_squared_error(parameters, x, y):
    incoming, biases, outgoing, output_bias = parameters
    output = np.tanh(np.outer(x, incoming) + biases) @ outgoing + output_bias
    return np.mean((output - y) ** 2)


def write(file, parameters):
    """Python prints the shortest decimal that reads back to the same double."""
    incoming, biases, outgoing, output_bias = (values.tolist() for values in parameters)
    units = ",\n".join(
        f'{{"outgoing": [{a!r}], "incoming": [{b!r}], "bias": {c!r}}}'
        for a, b, c in zip(outgoing, incoming, biases)
    )
    file.write_text(
        f'{{"inputs": 1, "outputs": 1, "activation": "tanh", "units": [\n{units}],\n"outputBias": {output_bias!r}}}\n'
    )


def train(task, width, method, penalty):
    name = f"{task}-h{width:03}-{method}-l2_{penalty}-s{SEED}"
    folder = pathlib.Path(__file__).parent / name
    folder.mkdir(exist_ok=True)
    x = np.linspace(-2, 2, SAMPLES)
    y = TARGETS[task](x)
    parameters = initial(width)
    optimiser = Adam() if method == "adam" else Descent()
    for epoch in range(EPOCHS + 1):
        if epoch in STEPS:
            write(folder / f"{task}-h{width:03}-step{epoch:05}.json", parameters)
            print(f"{name} after {epoch} epochs: mean squared error {mean_squared_error(parameters, x, y):.2g}")
        changes = optimiser.changes(gradient(parameters, x, y, penalty))
        parameters = [p + change for p, change in zip(parameters, changes)]


for run in RUNS:
    train(*run)
