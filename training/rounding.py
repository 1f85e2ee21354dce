"""Let a network train as it will run: weights of 7 bits a channel, activations of 8 bits a window.

The gradient passes as if nothing had been rounded (straight through: Bengio and others 2013; for whole networks Jacob and
others 2018). Seven bits, since processors without the newer instructions add two products in 16 bits, which eight overflow.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

WEIGHT_STEPS = 63  # either side of zero
INPUT_STEPS = 255


class RoundedWeight(nn.Module):
    """A matrix rounded to whole steps, each of its rows (an output channel) with a step of its own."""

    def forward(self, weight: Tensor) -> Tensor:
        """Return the rounded matrix; the gradient goes to the matrix as it is."""
        step = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-9) / WEIGHT_STEPS
        return weight + (torch.round(weight / step) * step - weight).detach()


def round_input(_: nn.Module, inputs: tuple[Tensor]) -> Tensor:
    """Return what goes into a matrix product rounded to whole steps between each window's least and largest number."""
    plain = inputs[0].detach().float()
    low = plain.amin((1, 2), keepdim=True).clamp(max=0)
    step = ((plain.amax((1, 2), keepdim=True).clamp(min=0) - low) / INPUT_STEPS).clamp(min=1e-9)
    zero = torch.round(-low / step)
    rounded = (torch.clamp(torch.round(plain / step) + zero, 0, INPUT_STEPS) - zero) * step
    return inputs[0] + (rounded - plain).to(inputs[0].dtype)


def round_layers(layers: nn.Module) -> None:
    """Round all matrix products in `layers` from now on."""
    for module in [module for module in layers.modules() if isinstance(module, nn.Linear)]:
        parametrize.register_parametrization(module, "weight", RoundedWeight())
        module.register_forward_pre_hook(round_input)
