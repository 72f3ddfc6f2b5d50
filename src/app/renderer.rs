//! Which renderer draws the window: wgpu on a real GPU; OpenGL through glow without one, where an empty wgpu frame costs
//! several times as much.

use std::sync::mpsc;
use std::time::Duration;

use eframe::Renderer;

/// Overrides the choice: `glow` or `wgpu`.
pub const RENDERER_VARIABLE: &str = "DEMARCHE_RENDERER";

/// The renderers to try, the best first.
pub fn in_order() -> Vec<Renderer> {
    let wished = std::env::var(RENDERER_VARIABLE).unwrap_or_default();
    order(&wished, || answers_in_time(PATIENCE, has_gpu))
}

/// What the user wished for alone; else by whether there is a GPU, with the other one in reserve.
fn order(wished: &str, has_gpu: impl Fn() -> bool) -> Vec<Renderer> {
    match wished.to_lowercase().as_str() {
        "glow" => vec![Renderer::Glow],
        "wgpu" => vec![Renderer::Wgpu],
        _ if has_gpu() => vec![Renderer::Wgpu, Renderer::Glow],
        _ => vec![Renderer::Glow, Renderer::Wgpu],
    }
}

/// How long a graphics driver may take to name its adapters.
const PATIENCE: Duration = Duration::from_secs(5);

/// What `ask` answers; `false` when it has not by then. A driver that hangs must not keep the window away.
fn answers_in_time(patience: Duration, ask: impl FnOnce() -> bool + Send + 'static) -> bool {
    let (answer, answered) = mpsc::channel();
    std::thread::spawn(move || answer.send(ask()));
    answered.recv_timeout(patience).unwrap_or(false)
}

/// Whether any adapter is more than a program that plays one.
fn has_gpu() -> bool {
    let instance = wgpu::Instance::new(wgpu::InstanceDescriptor {
        backends: wgpu::Backends::PRIMARY,
        ..wgpu::InstanceDescriptor::new_without_display_handle()
    });
    let adapters = pollster::block_on(instance.enumerate_adapters(wgpu::Backends::PRIMARY));
    adapters.iter().any(|adapter| {
        matches!(
            adapter.get_info().device_type,
            wgpu::DeviceType::DiscreteGpu | wgpu::DeviceType::IntegratedGpu
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gpu_gets_wgpu_and_a_cpu_gets_glow() {
        assert_eq!(order("", || true), [Renderer::Wgpu, Renderer::Glow]);
        assert_eq!(order("", || false), [Renderer::Glow, Renderer::Wgpu]);
    }

    #[test]
    fn the_user_has_the_last_word() {
        assert_eq!(order("glow", || true), [Renderer::Glow]);
        assert_eq!(order("WGPU", || false), [Renderer::Wgpu]);
    }

    #[test]
    fn a_driver_that_hangs_counts_as_none() {
        let (hold, held) = mpsc::channel::<()>();
        let hangs = move || held.recv().is_ok();
        assert!(!answers_in_time(Duration::from_millis(20), hangs));
        assert!(hold.send(()).is_ok(), "it was still asking");
        assert!(answers_in_time(Duration::from_mins(1), || true));
    }
}
